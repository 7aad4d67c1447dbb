/** A requirement of OWASP ASVS 5.0.0 that concerns us: a line of asvs-5.0.0.tsv. */
export interface Requirement {
  readonly id: string;
  readonly level: string;
  readonly words: string;
}

/** What there is to say of one besides its tests: a line of asvs-answers.tsv. */
export interface Answer {
  readonly id: string;
  readonly kind: string;
  /** `README.md#A heading`, or `src/policy/limits.ts#words that stand there`. Empty where there is none. */
  readonly place: string;
  readonly words: string;
}

/** Everything that the evidence is made from. */
export interface Sources {
  readonly requirements: readonly Requirement[];
  readonly answers: readonly Answer[];
  /** The ids that the titles in each test file name. */
  readonly tests: ReadonlyMap<string, readonly string[]>;
  /** The text of a file of the project, if there is such a file. */
  readonly read: (path: string) => string | undefined;
}

const kinds = ['decided', 'partly', 'left to operators', 'not applicable', 'not done'];
/** What is only claimed needs a place where it stands. */
const kindsWithPlace = ['decided', 'partly', 'left to operators'];

/** What keeps this from being evidence, in a sentence each. */
export function problemsIn(sources: Sources): string[] {
  const { requirements, answers, tests, read } = sources;
  const ids = new Set(requirements.map(({ id }) => id));
  const answered = answers.map(({ id }) => id);
  return [
    ...requirements
      .filter(({ id, level }) => level !== '3' && !answered.includes(id) && filesFor(id, tests).length === 0)
      .map(({ id, words }) => `${id} has neither a test nor an answer: ${words}.`),
    ...[...tests].flatMap(([file, named]) =>
      named.filter((id) => !ids.has(id)).map((id) => `${file} names ${id}, which is not in the list.`),
    ),
    ...answered.filter((id) => !ids.has(id)).map((id) => `${id} is answered, and is not in the list.`),
    ...answered.filter((id, index) => answered.indexOf(id) < index).map((id) => `${id} is answered twice.`),
    ...answers.flatMap((answer) => problemWith(answer, read) ?? []),
  ];
}

function problemWith({ id, kind, place, words }: Answer, read: Sources['read']): string | undefined {
  if (!kinds.includes(kind)) return `${id} is answered with “${kind}”, and not with ${kinds.join(', ')}.`;
  if (words === '') return `${id} is answered without words.`;
  if (kind === 'partly' && !words.includes('Missing: ')) return `${id} is answered in part, without what is missing.`;
  if (place === '') return kindsWithPlace.includes(kind) ? `${id} is answered without a place.` : undefined;
  const { path, spot } = partsOf(place);
  const text = read(path);
  if (text === undefined) return `${id} leads to ${path}, and there is no such file.`;
  return isThere(spot, path, text) ? undefined : `${id} leads to “${spot}”, which is not in ${path}.`;
}

function isThere(spot: string, path: string, text: string): boolean {
  if (!path.endsWith('.md')) return spot !== '' && text.includes(spot);
  return text.split('\n').some((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === spot);
}

/** A line for each requirement, in the order of the list: whoever adds one changes that line only. */
export function documentOf({ requirements, answers, tests }: Sources): string {
  const lines = requirements.map(({ id, level, words }) => {
    const shown = [
      filesFor(id, tests).map(linkToTest).join(', '),
      ...answers.filter((answer) => answer.id === id).map(said),
    ];
    const cells = [id, level, words, shown.filter((part) => part !== '').join('<br>')];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  });
  return top + lines.join('') + summaryOf({ requirements, answers, tests });
}

/** How many requirements of each level are shown how. An answer that takes something back counts more than a test. */
function summaryOf({ requirements, answers, tests }: Omit<Sources, 'read'>): string {
  const shownBy = (id: string): string => {
    const kind = answers.find((answer) => answer.id === id)?.kind;
    const isTested = filesFor(id, tests).length > 0;
    return isTested && (kind === undefined || kind === 'decided') ? 'tests' : (kind ?? 'nothing');
  };
  const count = (kind: string, ofLevel: string): number =>
    requirements.filter(({ id, level }) => level === ofLevel && shownBy(id) === kind).length;
  const lines = ['tests', ...kinds, 'nothing'].map(
    (kind) => `| ${[kind, ...['1', '2', '3'].map((level) => count(kind, level))].join(' | ')} |\n`,
  );
  return bottom + lines.join('');
}

const bottom = `
## Summary

| shown by | level 1 | level 2 | level 3 |
| --- | --- | --- | --- |
`;

const top = `# Evidence for OWASP ASVS 5.0.0

Made by \`npm run asvs\`: the [requirements](asvs-5.0.0.tsv) that concern Foyer, the tests that have a requirement's id in
their title, and the [answers](asvs-answers.tsv) for what tests do not show. The wording is ours and short; the standard's
own counts.

| id | level | requirement | shown by |
| --- | --- | --- | --- |
`;

function filesFor(id: string, tests: Sources['tests']): string[] {
  return [...tests].flatMap(([file, ids]) => (ids.includes(id) ? [file] : []));
}

/** The names of test files are sentences. */
function linkToTest(file: string): string {
  return `[${file.replace(/^test\/(browser\/)?|\.test\.ts$/g, '').replaceAll('-', ' ')}](../${file})`;
}

/** "Decided: … (README.md, “Sessions in the database”)." */
function said({ kind, place, words }: Answer): string {
  const where = place === '' ? '' : ` (${linkTo(place)})`;
  return `_${kind.charAt(0).toUpperCase()}${kind.slice(1)}:_ ${words}${where}`;
}

function linkTo(place: string): string {
  const { path, spot } = partsOf(place);
  const anchor = path.endsWith('.md') ? `#${slugOf(spot)}` : '';
  return `[${path}: ${spot}](../${path}${anchor})`;
}

/** As GitHub makes it of a heading. */
function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

function partsOf(place: string): { path: string; spot: string } {
  const [path = '', ...spot] = place.split('#');
  return { path, spot: spot.join('#') };
}
