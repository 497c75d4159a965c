import { isWithin } from '../base/span.ts';
import type { Unit } from '../ir/model.ts';
import { instructionsOf } from '../ir/walk.ts';

const reserved = /^(default|class|function|new|package|interface|static|public|private|protected|enum|import|export|module)$/;

/** A variable's name made of what a person calls a thing, that nothing goes by in the unit or around it: `tensor`, `tensor2`. */
export function freshName(unit: Unit, noun: string): string {
  const words = noun.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const camel = words
    .map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1))
    .join('');
  const stem = /^\p{L}/u.test(camel) && !reserved.test(camel) ? camel : 'made';
  const used = new Set(namesIn(unit));
  if (!used.has(stem)) return stem;
  let number = 2;
  while (used.has(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}

function* namesIn({ module, span }: Unit): Iterable<string> {
  for (const variable of module.variables) {
    const home = module.units[variable.unit];
    if (home && (isWithin(home.span, span) || isWithin(span, home.span))) yield variable.name;
  }
  for (const unit of module.units) for (const node of instructionsOf(unit.body)) if (node.op === 'global') yield node.name;
}
