import Handlebars from 'handlebars';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../../src/common/package-root.js';
import { languages } from '../../src/i18n/languages.js';
import { slotsOf } from '../../src/i18n/parts.js';

const filesIn = (folder: string, end: string): { file: string; text: string }[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(end))
    .map((file) => ({ file, text: readFileSync(join(root, folder, file), 'utf8') }));

const english: Readonly<Record<string, string>> = languages.en;
const sources = filesIn('src', '.ts').filter(({ file }) => !/^i18n\/[\w-]+\//.test(file));
const views = filesIn('views', '.hbs').map(({ file, text }) => ({ file, program: Handlebars.parse(text) }));

/** Collects the texts of a view: `{{t "key" slot=value}}`, also as an argument of another helper. */
class TextVisitor extends Handlebars.Visitor {
  readonly texts: { key: string; slots: string[] }[] = [];
  /** Hard-coded text. */
  hardCoded = '';

  override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
    this.note(statement);
    super.MustacheStatement(statement);
  }

  override SubExpression(expression: hbs.AST.SubExpression): void {
    this.note(expression);
    super.SubExpression(expression);
  }

  override ContentStatement({ value }: hbs.AST.ContentStatement): void {
    this.hardCoded += value;
  }

  private note({ path, params: [what], hash }: hbs.AST.MustacheStatement | hbs.AST.SubExpression): void {
    if (path.type !== 'PathExpression' || (path as hbs.AST.PathExpression).original !== 't') return;
    // The compiler checks what comes from the page's model.
    if (what?.type !== 'StringLiteral') return;
    const slots = ((hash as hbs.AST.Hash | undefined)?.pairs ?? []).map(({ key }) => key);
    this.texts.push({ key: (what as hbs.AST.StringLiteral).value, slots: slots.sort() });
  }
}

function visit(program: hbs.AST.Program): TextVisitor {
  const visitor = new TextVisitor();
  visitor.accept(program);
  return visitor;
}

const textsInViews = views.flatMap(({ file, program }) => visit(program).texts.map((text) => ({ file, ...text })));

describe.each(Object.entries(languages))('The texts in “%s”', (_, texts: Readonly<Record<string, string>>) => {
  it('have the keys, slots and markup of the English ones', () => {
    const shape = (all: Readonly<Record<string, string>>): unknown =>
      Object.fromEntries(Object.entries(all).map(([key, text]) => [key, [slotsOf(text), text.match(/<[^>]*>/g)]]));
    expect(shape(texts)).toEqual(shape(english));
  });

  it('are not empty, and have markup only under a key with Html', () => {
    for (const [key, text] of Object.entries(texts)) {
      expect({ key, text }).toEqual({ key, text: expect.stringMatching(/\S/) as string });
      expect({ key, markup: /[<>&]/.test(text) }).toEqual({ key, markup: key.endsWith('Html') });
    }
  });
});

const others: [string, Readonly<Record<string, string>>][] = Object.entries(languages).filter(
  ([code]) => code !== 'en',
);

/** Texts that are rightly the same in every language, and in one. */
const sameEverywhere = [
  'device.browser',
  'adminWebhooks.title',
  'overview.atHour',
  'overview.bar',
  'overview.number',
  'overview.onDate',
];
const sameIn: Readonly<Record<string, readonly string[]>> = {
  de: ['adminClients.name', 'code.label', 'passkeys.title', 'passkeys.unnamed'],
  es: ['page.failed', 'refused.status'],
  fr: ['admin.title', 'code.label'],
  it: ['label.email', 'label.password', 'way.start', 'dev.mail', 'passkeys.unnamed'],
  pl: ['people.mark.admin', 'person.role.admin'],
  nl: ['code.label', 'identities.count', 'passkeys.title', 'passkeys.unnamed', 'security.passkeyCount'],
};

describe.each(others)('The translation “%s”', (code, texts) => {
  it('leaves nothing in English', () => {
    const same = Object.keys(english).filter((key) => texts[key] === english[key]);
    const rightly = [...sameEverywhere, ...(sameIn[code] ?? [])];
    expect(same.filter((key) => !rightly.includes(key))).toEqual([]);
  });
});

describe.each(Object.entries(languages))('The typography of “%s”', (_, texts: Readonly<Record<string, string>>) => {
  it('has no straight quotes, double spaces, or spaces at an end', () => {
    const plain = (text: string): string => text.replace(/<[^>]*>/g, '');
    const faults = Object.entries(texts).filter(([, text]) => /["']| {2}|^\s|\s$/.test(plain(text)));
    expect(faults).toEqual([]);
  });
});

describe('The views', () => {
  it('use only existing texts, and fill all their slots', () => {
    expect(textsInViews.length).toBeGreaterThan(100);
    for (const { file, key, slots } of textsInViews) {
      const wanted = english[key] && slotsOf(english[key]).map((slot) => slot.replace(':', ''));
      expect({ file, key, slots }).toEqual({ file, key, slots: wanted });
    }
  });

  it('have no hard-coded text', () => {
    for (const { file, program } of views) {
      const { hardCoded } = visit(program);
      const words = hardCoded.replace(/<style>.*<\/style>/gs, '').replace(/<[^>]*>/gs, ' ');
      expect({ file, words: words.replaceAll('Foyer', '').match(/\p{L}{2,}/gu) }).toEqual({ file, words: null });
    }
  });
});

describe('The source', () => {
  const literals = new Set<string>();
  /** Such as `mail.${kind}.text`, where the kind is a literal somewhere else. */
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

  it('or a view uses every text', () => {
    const inViews = new Set(textsInViews.map(({ key }) => key));
    const isUsed = (key: string): boolean =>
      inViews.has(key) ||
      literals.has(key) ||
      patterns.some((pattern) =>
        pattern
          .exec(key)
          ?.slice(1)
          .every((part) => literals.has(part)),
      );
    expect(Object.keys(english).filter((key) => !isUsed(key))).toEqual([]);
  });
});
