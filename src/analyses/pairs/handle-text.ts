import type { Instruction, ValueId } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import type { NamedCall } from './named-calls.ts';

interface Held {
  readonly value: ValueId;
  readonly path: string;
}

/**
 * How the code after a call writes the handle that the call gives: `%` where a variable holds the result itself, `%.data.id` where the code reads it from there,
 * the variable's name where one holds just the handle: `const { graphId } = await …`.
 */
export function handleText({ module, call }: NamedCall, members: ReadonlySet<string>): string {
  const code = codeOf(module);
  const pending: Held[] = [{ value: call.result, path: '' }];
  let text = '%';
  for (let next = pending.shift(); next; next = pending.shift()) {
    for (const user of code.usersOf(next.value)) {
      if (user.op === 'await' || user.op === 'cast') pending.push({ ...next, value: user.result });
      else if (user.op === 'get' && 'name' in user.key && members.has(user.key.name))
        pending.push({ value: user.result, path: `${next.path}.${user.key.name}` });
      else if (user.op === 'store' && isNamed(module, user)) {
        const loads = code.loadsOf(user.variable).map(({ result }) => ({ value: result, path: next.path }));
        if (next.path !== '' && isRead(loads, code)) return module.variables[user.variable]?.name ?? text;
        pending.push(...loads);
      } else if (next.path.length >= text.length) text = `%${next.path}`;
    }
  }
  return text;
}

function isNamed(module: NamedCall['module'], store: Instruction & { op: 'store' }): boolean {
  return module.variables[store.variable]?.kind !== 'synthetic';
}

/** The variable is used as it is, and not only taken apart. */
function isRead(loads: readonly Held[], code: ReturnType<typeof codeOf>): boolean {
  return loads.length === 0 || loads.some(({ value }) => code.usersOf(value).some((user) => user.op !== 'get'));
}
