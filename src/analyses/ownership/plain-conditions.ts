import { isWithin, type Span } from '../../base/span.ts';
import type { CallInstruction, Module, Node, Unit, ValueId } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import { codeOf, type ModuleCode, type Surrounding } from '../code/module-code.ts';
import { definitionOf } from '../definitions.ts';
import { asksWhetherReleased } from './asked-whether-released.ts';
import type { World } from './context.ts';
import { logicalOf } from './logical.ts';
import type { Site } from './object.ts';
import type { Standing } from './standing.ts';

/** A name that speaks of who owns something, or of how long it is wanted. */
const speaksOfOwner =
  /own|dispos|releas|free|keep|kept|retain|borrow|shar|clon|cop(y|ie)|creat|made|alloc|clean|clear|destroy|delet|tidy|temp|intermediate|extern|cach|reus|transfer|manage|pool|detach|persist|last|final|done/i;
/** Longer conditions are not looked into. */
const mostParts = 24;

/**
 * Whether a handle that is always made is released only where a condition holds that has nothing to do with who owns it: where it does not
 * hold, the handle is lost as well. `root` is the unit that makes and releases it, itself or in functions that run as part of it.
 */
export function isReleasedOnAnyWhim(world: World, root: Unit, { module, instruction }: Site, standing: Standing): boolean {
  const { releasedAt, releasedWithin } = standing;
  const at = releasedAt ?? releasedWithin;
  const code = codeOf(module);
  const call = at && callAt(code, at);
  const made = call && surroundingsIn(world, code, root, instruction);
  const around = made && surroundingsIn(world, code, root, call);
  if (!around) return false;
  // One of many is made in one loop and released in another.
  const isOneOfMany = releasedAt === undefined;
  const isSame = (left: Surrounding, right: Surrounding): boolean => left.control === right.control && left.block === right.block;
  const isPrefix = made.every((each) => (isOneOfMany && each.control.op === 'loop') || around.some((other) => isSame(each, other)));
  const beyond = around.filter((each) => !made.some((other) => isSame(each, other)));
  const conditions = isOneOfMany ? beyond.filter(({ control }) => control.op !== 'loop') : beyond;
  // What decides whether they are released may have decided how many there are.
  const isAsked = ({ control }: Surrounding): boolean => control.op === 'branch' && isReadWithin(code, control.test, instruction.span);
  if (isOneOfMany && conditions.some(isAsked)) return false;
  return isPrefix && conditions.length > 0 && areAllPlain(world, code, conditions);
}

/** Something that a condition is made of is read in the expression that makes the handles as well: `parts = sample(all)`, which are released `if (all)`. */
function isReadWithin(code: ModuleCode, test: ValueId, making: Span, steps = 0): boolean {
  const made = code.definitionOf(test);
  if (made?.op === 'load') return code.loadsOf(made.variable).some(({ span }) => isWithin(span, making));
  return made?.op === 'operate' && steps < mostParts && made.operands.some((each) => isReadWithin(code, each, making, steps + 1));
}

/** What is around a node up to the unit that runs it as part of it, from one place only. */
function surroundingsIn(world: World, code: ModuleCode, root: Unit, node: Node): readonly Surrounding[] | undefined {
  const found = [...code.surroundings(node)];
  for (let unit = code.unitOf(node); unit !== root;) {
    const [site, ...others] = world.invocationsOf(unit);
    if (!site || others.length > 0 || site.module !== root.module || !isWithin(site.call.span, root.span)) return undefined;
    found.push(...code.surroundings(site.call));
    unit = site.from;
  }
  return found;
}

/**
 * Whether control gets to a node, from the start of its unit, under conditions that have nothing to do with who owns something. How often a loop
 * runs has not either, where its head counts or walks something plain.
 */
export function isReachedOnAnyWhim(world: World, module: Module, node: Node): boolean {
  const code = codeOf(module);
  const around = code.surroundings(node);
  return (
    around.length > 0 &&
    areAllPlain(
      world,
      code,
      around.filter((each) => !isPlainLoop(world, code, each)),
    )
  );
}

/** Whether a call of a unit stands under conditions, and all of them have nothing to do with who owns something. */
export function isDoneOnAnyWhim(world: World, { module }: Unit, at: Span): boolean {
  const call = callAt(codeOf(module), at);
  const around = call && codeOf(module).surroundings(call);
  return around !== undefined && around.length > 0 && areAllPlain(world, codeOf(module), around);
}

/** The call that stands at a place. */
export function callAt(code: ModuleCode, at: Span): CallInstruction | undefined {
  return code.all.calls.find(({ span }) => span.start === at.start && span.end === at.end);
}

function areAllPlain(world: World, code: ModuleCode, around: readonly Surrounding[]): boolean {
  return around.every(({ control, block }) => {
    if (control.op === 'try') return block !== control.handler;
    if (control.op === 'region') return true;
    if (control.op !== 'branch') return false;
    return control.form === 'optional' || isPlain(world, code, control.test);
  });
}

/** The block is the body of a loop that counts up to something plain, or walks something that holds no handles. */
function isPlainLoop(world: World, code: ModuleCode, { control, block }: Surrounding): boolean {
  if (control.op !== 'loop' || block !== control.body || control.isAwait) return false;
  if (control.form === 'for-of' && control.iterable !== undefined) {
    const list = definitionOf(code.module, control.iterable);
    if (list?.op === 'array') return true;
    if (list?.op !== 'call') return isPlain(world, code, control.iterable);
    return !isHandle(world, code.module, control.iterable) && !speaksOfOwner.test(code.module.text.slice(list.span.start, list.span.end));
  }
  if (control.form !== 'for' || control.test === undefined) return false;
  const counted = new Set(nodesOf(control.update).flatMap((node) => (node.op === 'store' ? [node.variable] : [])));
  const test = definitionOf(code.module, control.test);
  return (
    test?.op === 'operate' &&
    test.operands.every((operand) => {
      const side = definitionOf(code.module, operand);
      return (side?.op === 'load' && counted.has(side.variable)) || isPlain(world, code, operand);
    })
  );
}

/** The condition is made of constants, and of parameters and variables with one value that are not handles, and of what they hold. */
function isPlain(world: World, code: ModuleCode, test: ValueId): boolean {
  const pending = [{ value: test, isOwner: false }];
  for (let parts = 0; pending.length > 0; parts += 1) {
    const next = pending.pop();
    if (!next || parts > mostParts) return false;
    const { value, isOwner } = next;
    const logical = logicalOf(code.module, value);
    if (logical) {
      pending.push({ value: logical.left, isOwner }, { value: logical.right, isOwner });
      continue;
    }
    // What a handle says of itself is plain; whether it is there, or which it is, is not.
    if (!isOwner && isHandle(world, code.module, value)) return false;
    const node = definitionOf(code.module, value);
    if (node === undefined) {
      if (code.parameterOf(value) === undefined) return false;
    } else if (node.op === 'load') {
      const variable = code.module.variables[node.variable];
      if (!variable || variable.unit === 0 || variable.storeCount > 1 || variable.imported || speaksOfOwner.test(variable.name))
        return false;
      pending.push(...code.storesOf(node.variable).map((store) => ({ value: store.value, isOwner })));
    } else if (node.op === 'get') {
      if (!('name' in node.key) || speaksOfOwner.test(node.key.name) || asksWhetherReleased(node.key.name)) return false;
      pending.push({ value: node.object, isOwner: true });
    } else if (node.op === 'operate') {
      if (/^(instanceof|in|typeof)$/.test(node.operator)) return false;
      pending.push(...node.operands.map((operand) => ({ value: operand, isOwner })));
    } else if (node.op === 'cast') pending.push({ value: node.value, isOwner });
    else if (node.op !== 'constant' && !(isOwner && node.op === 'call')) return false;
  }
  return true;
}

function isHandle(world: World, module: Module, value: ValueId): boolean {
  return world.meanings.kindsOf(module, value).some((kind) => world.knowledge.kind(kind)?.resource !== undefined);
}
