import type { ElementBytes, Sides, SizeRow } from '../../knowledge/size-row.ts';
import type { Operands } from './operands.ts';
import {
  countOf,
  expanded,
  halved,
  multiplied,
  type Outline,
  reduced,
  reshaped,
  resized,
  type Side,
  single,
  stretched,
} from './outline.ts';

type Answer = readonly Side[] | 'open' | undefined;

/** The outline of the result of a call, by what a row says. */
export function sidesAlong({ sides: rule, element }: SizeRow, operands: Operands): Outline | 'open' | undefined {
  const sides = sidesBy(rule, operands);
  if (sides === 'open') return 'open';
  return { sides, count: countOf(sides) ?? keptCount(rule, operands), bytesPerElement: bytesBy(element, operands) };
}

/** The number of elements where the rule keeps it, whatever becomes of the sides. */
function keptCount(rule: Sides, operands: Operands): Side {
  const from = 'rearranged' in rule ? rule.rearranged : 'expanded' in rule ? rule.expanded : 'reshaped' in rule ? rule.reshaped : undefined;
  const outline = from === undefined && 'as' in rule ? operands.outline(rule.as) : from === undefined ? undefined : operands.outline(from);
  return outline === 'open' ? undefined : outline?.count;
}

function sidesBy(rule: Sides, operands: Operands): Answer {
  if ('list' in rule && !('values' in rule) && !('reshaped' in rule)) {
    const list = operands.list(rule.list);
    return rule.batch ? list && [undefined, ...list] : list;
  }
  if ('lengths' in rule) return rule.lengths.map((each) => operands.number(each));
  if ('count' in rule) {
    const count = operands.number(rule.count) ?? operands.length(rule.count);
    return count === undefined ? undefined : [count * (rule.times ?? 1)];
  }
  if ('values' in rule) {
    return rule.list !== undefined && operands.has(rule.list) ? operands.list(rule.list) : sidesOf(operands, rule.values);
  }
  if ('only' in rule) return sidesIn(operands.onlyOne(rule.only));
  if ('firstIn' in rule) return sidesIn(operands.onlyOne(rule.firstIn) ?? operands.firstGivenTo(rule.orTo));
  if ('as' in rule) return sidesOf(operands, rule.as);
  if ('stretched' in rule) return stretchedAll(rule.stretched.map((each) => sidesOf(operands, each)));
  if ('pixels' in rule) {
    const { channels, usual } = rule;
    return [...operands.picture(rule.pixels), channels !== undefined && operands.has(channels) ? operands.number(channels) : usual];
  }
  return changed(rule, operands);
}

/** Rules that change the sides of one operand. */
function changed(rule: Sides, operands: Operands): Answer {
  if ('resized' in rule) return ofKnown(sidesOf(operands, rule.resized), (sides) => resized(sides, operands.list(rule.to)));
  if ('expanded' in rule) {
    const at = operands.has(rule.at) ? operands.number(rule.at) : 0;
    return at === undefined ? undefined : ofKnown(sidesOf(operands, rule.expanded), (sides) => expanded(sides, at));
  }
  if ('reshaped' in rule) {
    const outline = operands.outline(rule.reshaped);
    const count = outline === 'open' ? undefined : outline?.count;
    return rule.list === undefined ? (count === undefined ? undefined : [count]) : reshaped(count, operands.list(rule.list));
  }
  if ('reduced' in rule) {
    const axis = operands.has(rule.axis) ? operands.number(rule.axis) : 'all';
    const keeps = rule.keeps !== undefined && operands.isTrue(rule.keeps);
    return axis === undefined ? undefined : ofKnown(sidesOf(operands, rule.reduced), (sides) => reduced(sides, axis, keeps));
  }
  if ('halved' in rule) {
    if (operands.has(rule.unless)) return undefined;
    return ofKnown(sidesOf(operands, rule.halved), (sides) => sides && halved(sides));
  }
  if ('appended' in rule) return ofKnown(sidesOf(operands, rule.appended), (sides) => sides && [...sides, operands.number(rule.by)]);
  if ('multiplied' in rule) {
    // Further operands turn a matrix around.
    if (operands.has(2)) return undefined;
    const [left, right] = rule.multiplied.map((each) => sidesOf(operands, each));
    return left === 'open' || right === 'open' ? undefined : multiplied(left, right);
  }
  return undefined;
}

function sidesOf(operands: Operands, operand: Parameters<Operands['outline']>[0]): Answer {
  return sidesIn(operands.outline(operand));
}

function sidesIn(outline: Outline | 'open' | undefined): Answer {
  return outline === 'open' ? 'open' : outline?.sides;
}

function ofKnown(sides: Answer, change: (sides: readonly Side[] | undefined) => readonly Side[] | undefined): Answer {
  return sides === 'open' ? undefined : change(sides);
}

/** A value that is just being worked out, with nothing but single numbers beside it, stays as it is. */
function stretchedAll(all: readonly Answer[]): Answer {
  const known = all.filter((each) => each !== 'open');
  const sides = known.reduce<readonly Side[] | undefined>((found, each) => stretched(found, each), single);
  if (known.length === all.length) return sides;
  return sides !== undefined && countOf(sides) === 1 ? 'open' : sides;
}

function bytesBy(element: ElementBytes, operands: Operands): number | undefined {
  if (typeof element === 'number') return element;
  if ('as' in element) {
    const outline = operands.outline(element.as);
    return outline === 'open' ? undefined : outline?.bytesPerElement;
  }
  if (!operands.has(element.type)) return element.usual;
  const name = operands.name(element.type);
  return name === undefined || !Object.hasOwn(element.bytes, name) ? undefined : element.bytes[name];
}
