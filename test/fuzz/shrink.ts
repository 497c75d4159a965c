import { parseSync } from 'oxc-parser';

interface Syntax {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** The smallest program that is found to keep a property, by leaving out and unwrapping parts of one that has it. */
export async function shrink(text: string, keeps: (text: string) => Promise<boolean>): Promise<string> {
  let smallest = text;
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    let at = 0;
    // What was tried in vain before the last success is tried again only in the next round.
    for (let candidates = simplerTexts(smallest); at < candidates.length; at += 1) {
      const candidate = candidates[at];
      if (candidate === undefined || !(await keeps(candidate))) continue;
      smallest = candidate;
      isSmaller = true;
      candidates = simplerTexts(smallest);
    }
  }
  return smallest;
}

/** Texts with one part left out or replaced by a simpler one, larger parts first. */
function simplerTexts(text: string): string[] {
  const edits: { readonly start: number; readonly end: number; readonly by: string }[] = [];
  const source = ({ start, end }: Syntax): string => text.slice(start, end);
  const inner = (node: Syntax): string => (node.type === 'BlockStatement' ? text.slice(node.start + 1, node.end - 1) : source(node));
  visit(parseSync('program.js', text).program as unknown as Syntax, (node, isInList) => {
    const by = simplerForms(node as Syntax & Readonly<Record<string, Syntax>>, source, inner);
    edits.push(...[...(isInList ? [''] : []), ...by].map((each) => ({ start: node.start, end: node.end, by: each })));
  });
  edits.sort((left, right) => right.end - right.start - right.by.length - (left.end - left.start - left.by.length));
  const texts = edits.map(({ start, end, by }) => text.slice(0, start) + by + text.slice(end)).map(withoutEmptyLines);
  return [...new Set(texts)].filter((each) => each.length < text.length);
}

function simplerForms(
  node: Syntax & Readonly<Record<string, Syntax>>,
  source: (node: Syntax) => string,
  inner: (node: Syntax) => string,
): string[] {
  const parts = (...names: string[]): Syntax[] => names.flatMap((name) => node[name] ?? []);
  switch (node.type) {
    case 'IfStatement':
      return parts('consequent', 'alternate')
        .map(inner)
        .concat(node['alternate'] ? [`if (${source(node['test'] as Syntax)}) ${source(node['consequent'] as Syntax)}`] : []);
    case 'ForStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
      return parts('body').map(inner);
    case 'TryStatement':
      return parts('block', 'finalizer').map(inner);
    case 'ConditionalExpression':
      return parts('consequent', 'alternate').map(source);
    case 'AwaitExpression':
      return parts('argument').map(source);
    case 'VariableDeclarator': {
      const [name, value] = parts('id', 'init');
      return name?.type === 'Identifier' && value?.type === 'CallExpression' ? [`${source(name)} = tf.ones([2])`] : [];
    }
    case 'CallExpression': {
      const values = (node['arguments'] as unknown as readonly Syntax[]).map(source);
      const callee = node['callee'] as Syntax & { readonly object?: Syntax };
      const receivers = callee.object && source(callee.object) !== 'tf' ? [source(callee.object)] : [];
      return [...(receivers.length > 0 ? receivers : values)];
    }
    case 'UnaryExpression':
      return parts('argument').map(source);
    default:
      return [];
  }
}

function visit(node: Syntax, found: (node: Syntax, isInList: boolean) => void): void {
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child !== 'object' || child === null || !('type' in child)) continue;
      found(
        child as Syntax,
        Array.isArray(value) && /Statement|(Function|Class|Variable)Declaration|MethodDefinition/.test((child as Syntax).type),
      );
      visit(child as Syntax, found);
    }
  }
}

function withoutEmptyLines(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\s*;?\s*$/.test(line))
    .join('\n');
}
