import decodeQr from 'qr/decode.js';
import { qrPath } from '../../../src/account/totp/qr-path.js';

/** Each module of a QR code as a square of so many pixels. */
const scale = 4;

/** What a reader sees: the path is made of runs, `M x y h length v1 h -length z`. */
function drawn(path: string, size: number): { width: number; height: number; data: Uint8Array } {
  const side = size * scale;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [, x = '', y = '', length = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1)
      for (let column = Number(x) * scale; column < (Number(x) + Number(length)) * scale; column += 1)
        data.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
  return { width: side, height: side, data };
}

describe('The QR code of a key', () => {
  it.each([
    'otpauth://totp/Foyer:ada%40example.com?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567&issuer=Foyer',
    `otpauth://totp/${'A%20long%20name%20'.repeat(8)}:${'x'.repeat(200)}%40example.com?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567&issuer=Foyer`,
  ])('is read as it was written: %s', async (uri) => {
    const { path, size } = await qrPath(uri);
    expect(decodeQr(drawn(path, size))).toBe(uri);
  });
});
