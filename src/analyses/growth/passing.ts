import type { ValueId } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import type { Addition } from './candidates.ts';
import { textOf } from './key-text.ts';

/** Names of what stands for one piece of work, or for one of those who come and go. */
export const passing =
  /(^|[._])(req(uest)?|res(ponse)?|me?ss(a)?ge?|msg|session|socket|sock|ws|conn(ection)?|client|peer|player|member|call|job|task|txn?|transaction|correlation|packet|stream|span|trace|operation|op|ack|mutation|query|subscription|upload|download|transfer|command|invocation|execution|delivery)s?[._]?(id|key|uuid|token)$/i;

/** Names of such things themselves. */
const passingThings = /^_?(req(uest)?|res(ponse)?|socket|ws|conn(ection)?|peer|session|span|job|transaction)$/i;

/** The key is one for a single piece of work, by its name. */
export function isPassingKey({ module, key }: Addition): boolean {
  const text = key === undefined ? undefined : textOf(codeOf(module), key);
  return text !== undefined && passing.test(text);
}

/** The key of an entry, or what a `Set` gets, is such a piece of work or its sign. What is called a key often stands for all work of one sort. */
export function isPassingEntry({ module, key, values, how }: Addition): boolean {
  const entry: ValueId | undefined = key ?? (how === 'call' ? values[0] : undefined);
  const text = entry === undefined ? undefined : textOf(codeOf(module), entry);
  if (text === undefined) return false;
  return (passing.test(text) && !/key$/i.test(text)) || (how === 'call' && passingThings.test(text));
}
