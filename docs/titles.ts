import ts from 'typescript';

/**
 * The ids that the titles of tests name, as `[ASVS 7.2.4]` or `[ASVS 7.2.4, 7.4.1]`. One that stands elsewhere, in a
 * comment or in a test that is skipped, shows nothing.
 */
export function idsNamedIn(source: string): string[] {
  return titlesIn(source)
    .flatMap((title) => [...title.matchAll(/\[ASVS ([^\]]*)\]/g)])
    .flatMap(([, ids = '']) => ids.split(/, */));
}

/** What `describe`, `it` and their `each` say. */
function titlesIn(source: string): string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTest(node.expression)) {
      const [title] = node.arguments;
      if (title && (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title))) titles.push(title.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('test.ts', source, ts.ScriptTarget.Latest, true));
  return titles;
}

/** `it` or `it.each(rows)`, and not `it.skip`. */
function isTest(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return ['describe', 'it'].includes(callee.text);
  if (!ts.isCallExpression(callee)) return false;
  const { expression: each } = callee;
  return ts.isPropertyAccessExpression(each) && each.name.text === 'each' && isTest(each.expression);
}
