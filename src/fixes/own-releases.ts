import { isWithin } from '../base/span.ts';
import type { Module, Statement } from '../ir/model.ts';
import { instructionsOf } from '../ir/walk.ts';
import type { Holder } from './handle.ts';
import { endOf } from './layout.ts';

/** The statements that release the value already; undefined when it is also released in another way. */
export function findOwnReleases(
  module: Module,
  { unit, variable, release }: Holder,
  rest: readonly Statement[],
): readonly Statement[] | undefined {
  const method = /(\w+)\(/.exec(release)?.[1];
  const found = new Set<Statement>();
  for (const node of instructionsOf(unit.body)) {
    const statement = module.statements[node.statement];
    if (node.op !== 'call' || !statement || !mentions(module, node.span, variable.name)) continue;
    if (isSameRelease(module, statement, release)) found.add(statement);
    else if (releasesByName(module.text.slice(node.calleeSpan.start, node.calleeSpan.end), method)) return undefined;
  }
  const statements = [...found];
  const canGo = statements.every(({ span, inList }) => inList && rest.some((each) => isWithin(span, each.span)));
  return canGo ? statements : undefined;
}

function releasesByName(callee: string, method: string | undefined): boolean {
  return method !== undefined && (callee === method || callee.endsWith(`.${method}`));
}

function mentions(module: Module, { start, end }: { start: number; end: number }, name: string): boolean {
  return new RegExp(`(^|[^\\w$])${name.replaceAll('$', '\\$')}($|[^\\w$])`).test(module.text.slice(start, end));
}

function isSameRelease({ text: source }: Module, { span, kind }: Statement, release: string): boolean {
  const text = source.slice(span.start, endOf(source, span)).replace(/;$/, '').replace('?.', '.');
  return kind === 'expression' && withoutAwait(text) === withoutAwait(release);
}

function withoutAwait(text: string): string {
  return text.replace(/^await\s+/, '');
}
