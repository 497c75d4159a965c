import type { TextEdit } from '../base/finding.ts';
import { instructionsOf } from '../ir/walk.ts';
import type { Handle } from './handle.ts';
import { insert } from './layout.ts';
import { unitAround } from './producers.ts';
import { isSynchronous, type ScopeRules } from './scope-rules.ts';

/**
 * Lets a scope free the parts of a result that nobody takes: `const { indices } = tf.topk(x)` becomes
 * `const indices = tf.tidy(() => tf.topk(x).indices)`. For declarations that take exactly one part.
 */
export function takePart({ module, instruction }: Handle, scope: string, rules: ScopeRules): readonly TextEdit[] | undefined {
  const statement = module.statements[instruction.statement];
  const unit = unitAround(module, instruction.span);
  if (!statement || !unit || statement.kind !== 'declaration' || !isSynchronous(unit, instruction.span, rules)) return undefined;
  const head = module.text.slice(statement.span.start, instruction.span.start);
  const tail = module.text.slice(instruction.span.end, statement.span.end);
  const [, keyword, member, element] = /^(const|let|var)\s+(?:\{\s*([\w$]+)\s*\}|\[\s*([\w$]+)\s*\])\s*=\s*$/.exec(head) ?? [];
  const name = member ?? element;
  if (keyword === undefined || name === undefined || !/^;?$/.test(tail)) return undefined;
  const taken = [...instructionsOf(unit.body)].filter((node) => node.op === 'get' && node.object === instruction.result);
  if (taken.length !== 1 || rules.mayOutlive(instruction.span, [instruction])) return undefined;
  return [
    { span: { start: statement.span.start, end: instruction.span.start }, text: `${keyword} ${name} = ${scope}(() => ` },
    insert(instruction.span.end, `${member === undefined ? '[0]' : `.${member}`})`),
  ];
}
