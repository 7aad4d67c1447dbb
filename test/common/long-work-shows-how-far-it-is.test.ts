import { Progress, type ProgressOutput } from '../../src/common/progress.js';

let now: number;
let written: string;

beforeEach(() => {
  now = 0;
  written = '';
});

function progress(output: Partial<ProgressOutput> = {}): Progress {
  return new Progress({ ...output, write: (text) => (written += text) }, () => now);
}

/** A tenth of a second for each of so many rows. */
function copy(shown: Progress, rows: number, from = 0): void {
  for (let done = from + 1; done <= from + rows; done += 1) {
    now += 100;
    shown.show('Copying events', done, 'rows', done / 400);
  }
}

describe('Long work says how far it is, how fast it goes and what is left', () => {
  it('never when it takes less than two seconds', () => {
    for (const isTTY of [true, false]) {
      const shown = progress({ isTTY });
      copy(shown, 19);
      shown.end();
    }
    expect(written).toBe('');
  });

  it('in a log, at first after two seconds and then every ten', () => {
    const shown = progress();
    copy(shown, 400);
    shown.end();
    expect(written.split('\n')).toEqual([
      'Copying events: 5 %, 10 rows a second, about 38 seconds left',
      'Copying events: 30 %, 10 rows a second, about 28 seconds left',
      'Copying events: 55 %, 10 rows a second, about 18 seconds left',
      'Copying events: 80 %, 10 rows a second, about 8 seconds left',
      '',
    ]);
  });

  it('on a terminal, in one line that changes and goes away', () => {
    const shown = progress({ isTTY: true, columns: 30 });
    copy(shown, 24);
    shown.end();
    expect(written.split('\r\u001B[K')).toEqual([
      '',
      'Copying events: 5 %, 10 rows ',
      'Copying events: 5 %, 10 rows ',
      'Copying events: 6 %, 10 rows ',
      '',
    ]);
    expect(written).not.toContain('\n');
  });

  it('for each step by itself', () => {
    const shown = progress();
    copy(shown, 119);
    now += 5000;
    shown.show('Checking the copy', 0, '');
    for (let done = 1; done <= 100; done += 1) {
      now += 1000;
      shown.show('Reading again', done, 'MB', done / 10_000);
    }
    expect(written.split('\n').slice(1, 4)).toEqual([
      'Checking the copy …',
      'Reading again: 0 %, 1 MB a second, about 3 hours left',
      'Reading again: 0 %, 1 MB a second, about 3 hours left',
    ]);
  });

  it('without a time when nobody knows how much there is', () => {
    const shown = progress();
    now = 4000;
    shown.show('Writing', 10, 'MB');
    expect(written).toBe('Writing: 10 MB, 2.5 MB a second\n');
  });

  it('shows on a terminal at once what may be all that there is to say', () => {
    const shown = progress({ isTTY: true });
    shown.show('Checking the copy', 0, '');
    expect(written).toBe('\r\u001B[KChecking the copy …');
  });
});
