/** A QR code as the path of an SVG, with its size: one unit a module. Styles decide how it looks, as the CSP asks. */
interface QrPath {
  readonly path: string;
  readonly size: number;
}

/** With the quiet zone of four modules that readers need around it (ISO/IEC 18004). */
export async function qrPath(text: string): Promise<QrPath> {
  // Only for whoever sets up an app.
  const { default: encodeQr } = await import('qr');
  const modules = encodeQr(text, 'raw', { ecc: 'medium', border: 4 });
  const runs = modules.flatMap((row, y) => {
    const line = row.map((dark) => (dark ? '1' : '0')).join('');
    return Array.from(line.matchAll(/1+/g), ({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`);
  });
  return { path: runs.join(''), size: modules.length };
}
