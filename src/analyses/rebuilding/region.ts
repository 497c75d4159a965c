import type { Module, Node, Unit } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import { codeOf, type Loop } from '../code/module-code.ts';

/** Code that runs again and again: the rounds of a loop, or the body of a function, with the functions written inside. */
export interface Region {
  readonly module: Module;
  /** The loop; absent when it is the whole function. */
  readonly loop?: Loop;
  readonly unit: Unit;
  /** Other code may run between two rounds, so that what was outside may have changed. */
  readonly isReentered: boolean;
  readonly units: ReadonlySet<Unit>;
  contains(node: Node): boolean;
}

/** The innermost code around a node that runs again and again. `isInline`: its function runs only as part of the function around it, as `forEach` runs a callback. */
export function regionAround(module: Module, node: Node, isInline: boolean): Region {
  const code = codeOf(module);
  const unit = code.unitOf(node);
  const [loop] = code.loopsAround(node);
  if (!loop) return make(module, unit, unit.body, undefined, !isInline);
  return make(module, unit, [...loop.header, ...loop.body, ...loop.update], loop, false);
}

/** A whole function with the functions written inside. */
export function regionOfUnit(unit: Unit): Region {
  return make(unit.module, unit, unit.body, undefined, true);
}

function make(module: Module, unit: Unit, block: readonly Node[], loop: Loop | undefined, isReentered: boolean): Region {
  const nodes = new Set<Node>();
  const units = new Set<Unit>(loop ? [] : [unit]);
  const enter = (inner: Iterable<Node>): void => {
    for (const node of inner) {
      nodes.add(node);
      const closed = node.op === 'closure' ? module.units[node.unit] : undefined;
      if (!closed || units.has(closed)) continue;
      units.add(closed);
      enter(nodesOf(closed.body));
    }
  };
  enter(nodesOf(block));
  return { module, unit, isReentered, units, contains: (node) => nodes.has(node), ...(loop && { loop }) };
}
