import type { CallInstruction, Instruction, Module, Node, Unit, ValueId } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import { ownFieldOf } from '../code/own-field.ts';
import type { World } from './context.ts';
import type { Site } from './object.ts';

type Asked = Pick<World, 'knowledge' | 'effects' | 'invocationsOf'>;

/** More values that lead back to the handle are not followed. */
const mostValues = 200;

/** Whether a part of what was made is kept that ends with it, or something is built from its parts, and handed on: `tf.model({ inputs: base.inputs, outputs })` consists of the layers of `base`, and releasing that would release them. */
export function livesOnInAnother(world: Asked, { module, instruction, kind }: Site): boolean {
  const row = world.knowledge.kind(kind);
  if (!row || !('result' in instruction)) return false;
  if (row.livesOnIn?.some((name) => isMemberKept(world, module, instruction, name))) return true;
  if (row.partsLiveOn !== true) return false;
  return partsOf(world, module, instruction.result).some(
    (node) => node.op === 'call' && (node.form === 'super' || (builds(world, module, node, kind) && isHandedOn(module, node))),
  );
}

/** A member of what was made goes into a field while the object is made: the object goes on using it for as long as it lives. */
function isMemberKept(world: Asked, module: Module, made: Instruction & { readonly result: ValueId }, name: string): boolean {
  return (
    isOfConstruction(world, codeOf(module).unitOf(made)) &&
    usersUnderNames(module, made.result).some(
      ({ node, value }) =>
        node.op === 'get' &&
        node.object === value &&
        'name' in node.key &&
        node.key.name === name &&
        usersUnderNames(module, node.result).some(
          ({ node: user, value: member }) => user.op === 'set' && user.value === member && ownFieldOf(module, user) !== undefined,
        ),
    )
  );
}

/** The unit makes an object, or is only run by what does. */
function isOfConstruction(world: Asked, unit: Unit): boolean {
  if (unit.kind === 'constructor') return true;
  const places = world.invocationsOf(unit);
  return places.length > 0 && places.every(({ from, run }) => run === undefined && from.kind === 'constructor');
}

/** The call makes a handle of such a kind. */
function builds({ knowledge, effects }: Asked, module: Module, call: CallInstruction, kind: string): boolean {
  const effect = effects.effectOf(module, call);
  const result = effect.kind === 'known' ? effect.behaviour.result : undefined;
  if (!result || !('kind' in result)) return false;
  const [made, base] = [knowledge.lineageOf(result.kind), knowledge.lineageOf(kind)];
  return made.includes(kind) || base.includes(result.kind);
}

/** Whether what a call makes goes on elsewhere: it is returned, kept, or given to something. */
function isHandedOn(module: Module, call: CallInstruction): boolean {
  return usersUnderNames(module, call.result).some(
    ({ node, value }) =>
      node.op === 'return' ||
      node.op === 'array' ||
      node.op === 'object' ||
      (node.op === 'set' && node.value === value) ||
      (node.op === 'call' && node.arguments.some((item) => item.kind !== 'hole' && item.value === value)),
  );
}

/** What uses a value, also under other names. */
function usersUnderNames(module: Module, first: ValueId): readonly { readonly node: Node; readonly value: ValueId }[] {
  const code = codeOf(module);
  const found: { node: Node; value: ValueId }[] = [];
  const seen = new Set<ValueId>();
  const pending = [first];
  for (let value = pending.pop(); value !== undefined && seen.size < mostValues; value = pending.pop()) {
    if (seen.has(value)) continue;
    seen.add(value);
    for (const node of code.usersOf(value)) {
      if (node.op === 'cast' || node.op === 'await') pending.push(node.result);
      else if (node.op === 'store') pending.push(...code.loadsOf(node.variable).map((load) => load.result));
      else found.push({ node, value });
    }
  }
  return found;
}

/** What uses a value or what is read of it, is in a list or record with that, or comes of a call with it. */
function partsOf({ effects }: Asked, module: Module, first: ValueId): readonly Node[] {
  const found: Node[] = [];
  const seen = new Set<ValueId>();
  const pending = [first];
  for (let value = pending.pop(); value !== undefined && seen.size < mostValues; value = pending.pop()) {
    if (seen.has(value)) continue;
    seen.add(value);
    for (const { node } of usersUnderNames(module, value)) {
      found.push(node);
      if ('result' in node && node.result !== undefined) pending.push(node.result);
      if (node.op === 'call') pending.push(...givenOnBy(effects, module, node));
    }
  }
  return found;
}

/** What a callback gets of the receiver of a call: `loading.then((model) => …)`. */
function givenOnBy(effects: World['effects'], module: Module, call: CallInstruction): readonly ValueId[] {
  const effect = effects.effectOf(module, call);
  const runs = effect.kind === 'known' ? (effect.behaviour.runs ?? []) : [];
  return runs.flatMap(({ argument, elementsOf }) => {
    const item = elementsOf === 'this' ? call.arguments[argument] : undefined;
    const callback = item?.kind === 'value' ? codeOf(module).definitionOf(item.value) : undefined;
    const [parameter] = callback?.op === 'closure' ? (module.units[callback.unit]?.parameters ?? []) : [];
    return parameter ? [parameter.value] : [];
  });
}
