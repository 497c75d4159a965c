import type { Facts } from '../analyses/facts.ts';
import { findMemberLosses } from '../analyses/lifecycle/member-losses.ts';
import { gradeOf } from '../analyses/severity.ts';
import type { Finding } from '../base/finding.ts';
import type { Module } from '../ir/model.ts';

/** One finding for each property of an object made elsewhere that a function overwrites while it holds a handle. */
export function* findLostMembers(module: Module, facts: Facts): Iterable<Finding> {
  for (const { name, call, resource, noun, unit, at } of findMemberLosses(facts, module)) {
    const heat = facts.heats.ofUnit(unit);
    if (heat.rate === 'once' && !facts.heats.mayRunFromOutside(unit)) continue;
    yield {
      messageId: 'variableOverwritten',
      span: call.span,
      data: { name, noun, where: unit.name === undefined ? 'this function' : `\`${unit.name}\``, keptIn: resource.keptIn },
      because: [{ span: at.span, label: 'kept here' }],
      // That it runs more than once on one object is well founded, and no more.
      confidence: 'likely',
      ...gradeOf({ heat, confidence: 'likely', sort: 'leak' }),
    };
  }
}
