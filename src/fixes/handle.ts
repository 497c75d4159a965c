import type { Instruction, Module, Statement, StatementId, Unit, ValueId, Variable } from '../ir/model.ts';
import { storesOfResult } from '../ir/stores-of-result.ts';
import { producerOf, unitAround } from './producers.ts';

/** A handle that an edit is to have released. */
export interface Handle {
  readonly module: Module;
  /** What makes it. */
  readonly instruction: Instruction & { readonly result: ValueId };
  /** The member of the result that it is, `''` for the result itself. */
  readonly path: string;
  /** The call that releases it, with `%` for the value and `@` for the receiver of the call that made it. */
  readonly release: string;
  /** What a person calls it. */
  readonly noun: string;
}

/** The variable that a handle is put into where it is made, and never anything else. */
export interface Holder {
  readonly unit: Unit;
  readonly variable: Variable;
  readonly statement: Statement;
  readonly statementId: StatementId;
  /** The release of what it holds, as it is written, without a semicolon. */
  readonly release: string;
}

/** The variable that holds a handle for as long as it lives; undefined when there is none, or when it holds other things too. */
export function findHolder(handle: Handle): Holder | undefined {
  const { module, instruction, path } = handle;
  const unit = unitAround(module, instruction.span);
  if (!unit) return undefined;
  const direct = findStore(unit, handle);
  if (direct || path === '') return holderBy(unit, handle, direct, '');
  const member = /^\d+$/.test(path) ? `[${path}]` : /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(path) ? `.${path}` : undefined;
  return member === undefined ? undefined : holderBy(unit, handle, findStore(unit, { ...handle, path: '' }), member);
}

/** `member` leads from what is stored to the handle. */
function holderBy(unit: Unit, handle: Handle, store: (Instruction & { op: 'store' }) | undefined, member: string): Holder | undefined {
  const { module } = handle;
  const variable = store && module.variables[store.variable];
  const statement = store && module.statements[store.statement];
  if (!variable || !statement || !store.declares) return undefined;
  if (variable.storeCount !== 1 || variable.unit !== unit.id || variable.kind === 'using') return undefined;
  if (statement.kind !== 'declaration' || !statement.inList) return undefined;
  const release = spellRelease(handle, variable.name + member);
  return release === undefined ? undefined : { unit, variable, statement, statementId: store.statement, release };
}

/** The one store that puts the handle itself into a variable of the program. */
function findStore(unit: Unit, { module, instruction, path }: Handle): (Instruction & { op: 'store' }) | undefined {
  const stores = storesOfResult(unit, instruction.result, path);
  const [store] = stores;
  return stores.length === 1 && store && module.variables[store.variable]?.kind !== 'synthetic' ? store : undefined;
}

/** The release of a value that goes by a name; undefined when the receiver it needs has no name to go by. */
export function spellRelease({ module, instruction, release }: Handle, name: string): string | undefined {
  const spelled = release.replaceAll('%', name);
  if (!spelled.includes('@')) return spelled;
  const receiver =
    instruction.op === 'call' && instruction.callee.kind === 'method' ? producerOf(module, instruction.callee.object) : undefined;
  const text = receiver && module.text.slice(receiver.span.start, receiver.span.end);
  return text !== undefined && /^[\p{ID_Start}$_][\p{ID_Continue}$]*(\.#?[\p{ID_Start}$_][\p{ID_Continue}$]*)*$/u.test(text)
    ? spelled.replaceAll('@', text)
    : undefined;
}
