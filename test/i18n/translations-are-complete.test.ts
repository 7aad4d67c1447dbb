import Handlebars from 'handlebars';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../../src/common/package-root.js';
import { languages } from '../../src/i18n/languages.js';

const filesIn = (folder: string, end: string): { file: string; text: string }[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(end))
    .map((file) => ({ file, text: readFileSync(join(root, folder, file), 'utf8') }));

const english: Readonly<Record<string, string>> = languages.en;
const sources = filesIn('src', '.ts').filter(({ file }) => !/^i18n\/\w\w\//.test(file));
const views = filesIn('views', '.hbs').map(({ file, text }) => ({ file, program: Handlebars.parse(text) }));

/** The names of the slots of a text; those for a number with a colon. */
const slotsOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)(:?)/g)].map(([, name = '', colon = '']) => name + colon))].sort();

/** What is said in a view: `{{t "key" slot=value}}`, also as an argument of something else. */
class Said extends Handlebars.Visitor {
  readonly texts: { key: string; slots: string[] }[] = [];
  /** What stands there in one language, whatever the visitor's. */
  spelledOut = '';

  override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
    this.note(statement);
    super.MustacheStatement(statement);
  }

  override SubExpression(expression: hbs.AST.SubExpression): void {
    this.note(expression);
    super.SubExpression(expression);
  }

  override ContentStatement({ value }: hbs.AST.ContentStatement): void {
    this.spelledOut += value;
  }

  private note({ path, params: [what], hash }: hbs.AST.MustacheStatement | hbs.AST.SubExpression): void {
    if (path.type !== 'PathExpression' || (path as hbs.AST.PathExpression).original !== 't') return;
    // What comes from the page's model was checked by the compiler.
    if (what?.type !== 'StringLiteral') return;
    const slots = ((hash as hbs.AST.Hash | undefined)?.pairs ?? []).map(({ key }) => key);
    this.texts.push({ key: (what as hbs.AST.StringLiteral).value, slots: slots.sort() });
  }
}

function saidIn(program: hbs.AST.Program): Said {
  const said = new Said();
  said.accept(program);
  return said;
}

const saidInViews = views.flatMap(({ file, program }) => saidIn(program).texts.map((text) => ({ file, ...text })));

describe.each(Object.entries(languages))('The texts in “%s”', (_, texts: Readonly<Record<string, string>>) => {
  it('are the same as in English, with the same slots and the same markup', () => {
    const shape = (all: Readonly<Record<string, string>>): unknown =>
      Object.fromEntries(Object.entries(all).map(([key, text]) => [key, [slotsOf(text), text.match(/<[^>]*>/g)]]));
    expect(shape(texts)).toEqual(shape(english));
  });

  it('say something, and have markup only where the key says so', () => {
    for (const [key, text] of Object.entries(texts)) {
      expect({ key, text }).toEqual({ key, text: expect.stringMatching(/\S/) as string });
      expect({ key, markup: /[<>&]/.test(text) }).toEqual({ key, markup: key.endsWith('Html') });
    }
  });
});

describe('The views', () => {
  it('say only texts that there are, and fill all their slots', () => {
    expect(saidInViews.length).toBeGreaterThan(100);
    for (const { file, key, slots } of saidInViews) {
      const wanted = english[key] && slotsOf(english[key]).map((slot) => slot.replace(':', ''));
      expect({ file, key, slots }).toEqual({ file, key, slots: wanted });
    }
  });

  it('have no words of their own', () => {
    for (const { file, program } of views) {
      const { spelledOut } = saidIn(program);
      const words = spelledOut.replace(/<style>.*<\/style>/gs, '').replace(/<[^>]*>/gs, ' ');
      expect({ file, words: words.replaceAll('Foyer', '').match(/\p{L}{2,}/gu) }).toEqual({ file, words: null });
    }
  });
});

describe('The source', () => {
  const literals = new Set<string>();
  /** `mail.${kind}.text`: what is put in is a literal somewhere else, such as the kind. */
  const patterns: RegExp[] = [];

  function note(node: ts.Node): void {
    if (ts.isStringLiteralLike(node)) literals.add(node.text);
    if (ts.isTemplateExpression(node) && /^\w+\.[\w.]*$/.test(node.head.text)) {
      const holes = node.templateSpans.map(({ literal }) => `([^.]+)${literal.text}`);
      patterns.push(new RegExp(`^${node.head.text}${holes.join('')}$`));
    }
    ts.forEachChild(node, note);
  }
  for (const { file, text } of sources) note(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));

  it('or a view says every text that there is', () => {
    const inViews = new Set(saidInViews.map(({ key }) => key));
    const isSaid = (key: string): boolean =>
      inViews.has(key) ||
      literals.has(key) ||
      patterns.some((pattern) =>
        pattern
          .exec(key)
          ?.slice(1)
          .every((part) => literals.has(part)),
      );
    expect(Object.keys(english).filter((key) => !isSaid(key))).toEqual([]);
  });
});
