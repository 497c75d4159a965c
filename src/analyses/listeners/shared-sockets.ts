import type { Node, Unit, ValueId } from '../../ir/model.ts';
import type { ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { placeKey } from '../code/place-key.ts';
import { operandsOf } from '../../ir/operands.ts';
import type { ListenerCall } from './listener-calls.ts';

/** What is there for one exchange, by name: requests, responses and streams. */
const exchanges =
  /^_*(req|request|res|resp|response|reply|ctx|context|stream|incoming(message|request|response)?|outgoing|message|(client|server|proxy|raw)_?(req|res|request|response))$/i;

/** What carries one exchange after the other, by the name under which an exchange has it. */
const carriers = /^(socket|connection)(\.server)?$|^session(\.socket)?$/;

/** Events that need not come while an exchange goes on. What reads the data of a connection has it for itself. */
const seldom = /^(error|close|timeout|connect|secureConnect|ready|lookup|drain|upgrade|goaway)$/;

/**
 * Whether the listener is added to the connection of a request or response, which is kept for those that follow: each of them adds one more. Not where an exchange takes
 * the connection over, nor where a test asks the connection whether to add.
 */
export function isOnSharedSocket(code: ModuleCode, { call, event, target }: ListenerCall): boolean {
  if (event === undefined || !seldom.test(event) || target === undefined || call.callee.kind !== 'method') return false;
  const exchange = exchangeOf(code, call.callee.object);
  return exchange !== undefined && !takesOver(code.unitOf(call)) && !isAsked(code, call, target);
}

/** The name of the exchange whose connection the value is. */
function exchangeOf(code: ModuleCode, value: ValueId): string | undefined {
  const path: string[] = [];
  let at = originOf(code, value);
  for (;;) {
    const made = code.definitionOf(at);
    if (made?.op !== 'get' || !('name' in made.key)) return undefined;
    path.unshift(made.key.name);
    at = originOf(code, made.object);
    const name = carriers.test(path.join('.')) ? nameOf(code, at, made.object) : undefined;
    if (name !== undefined && exchanges.test(name)) return name;
    if (path.length > 2) return undefined;
  }
}

/** The name of the parameter, variable or member that the value is read from. */
function nameOf(code: ModuleCode, origin: ValueId, read: ValueId): string | undefined {
  const parameter = code.parameterOf(origin);
  if (parameter) return parameter.unit.parameters[parameter.index]?.name;
  const made = code.definitionOf(read);
  const inner = made?.op === 'cast' ? code.definitionOf(made.value) : made;
  if (inner?.op === 'load') return code.module.variables[inner.variable]?.name;
  return inner?.op === 'get' && 'name' in inner.key ? inner.key.name : undefined;
}

/** After an upgrade the connection belongs to one exchange alone. */
function takesOver(unit: Unit): boolean {
  for (let at: Unit | undefined = unit; at; at = at.parent === undefined ? undefined : at.module.units[at.parent]) {
    if (/upgrade|web_?socket|(^|_)ws|tunnel|handshake|onconnect$/i.test(at.name ?? '')) return true;
    if (at.parameters.some(({ name }) => name !== undefined && /^(head|upgradeHead|duplex)$/.test(name))) return true;
  }
  return false;
}

/** A test around the call, or one that leaves before it, reads more of the connection than whether it is there. */
function isAsked(code: ModuleCode, call: Node, target: string): boolean {
  const around = code.surroundings(call).flatMap(({ control }) => (control.op === 'branch' ? [control.test] : []));
  const before = code
    .nodesBefore(call)
    .flat()
    .flatMap((node) => (node.op === 'branch' && node.then.some(({ op }) => op === 'return') ? [node.test] : []));
  return [...around, ...before].some((test) => readsOf(code, test, target, new Set()));
}

function readsOf(code: ModuleCode, value: ValueId, target: string, seen: Set<ValueId>): boolean {
  if (seen.has(value)) return false;
  seen.add(value);
  const made = code.definitionOf(value);
  if (!made) return false;
  const isTarget = (each: ValueId): boolean => placeKey(code, each) === target;
  // `typeof socket.on` only asks what it is.
  if (made.op === 'operate' && made.operator === 'typeof') return false;
  if (made.op === 'get' && isTarget(made.object) && !('name' in made.key && /^(on|once|addListener)$/.test(made.key.name))) return true;
  if (made.op === 'call' && made.callee.kind === 'method' && isTarget(made.callee.object)) return true;
  if (made.op === 'call' && made.arguments.some((item) => item.kind === 'value' && isTarget(item.value))) return true;
  const stored = made.op === 'load' ? code.storesOf(made.variable).map((store) => store.value) : operandsOf(made);
  return stored.some((each) => readsOf(code, each, target, seen));
}
