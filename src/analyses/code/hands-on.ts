import type { CallInstruction, Unit } from '../../ir/model.ts';
import { codeOf } from './module-code.ts';
import { originOf } from './origins.ts';

/** The call to which a function hands all that it gets: `(...args) => engine().tidy(...args)`. What it calls to get there is given nothing. */
export function handsOnTo({ module, parameters, body }: Unit): CallInstruction | undefined {
  const [rest, ...others] = parameters;
  if (!rest?.isRest || others.length > 0) return undefined;
  const calls = body.filter((node) => node.op === 'call');
  const call = calls.at(-1);
  const [item] = call?.arguments ?? [];
  if (!call || call.arguments.length !== 1 || item?.kind !== 'spread') return undefined;
  if (calls.some((each) => each !== call && each.arguments.length > 0)) return undefined;
  const code = codeOf(module);
  return code.parameterOf(originOf(code, item.value))?.index === 0 ? call : undefined;
}
