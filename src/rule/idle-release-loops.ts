import type { Facts } from '../analyses/facts.ts';
import { findIdleReleases } from '../analyses/lifecycle/idle-releases.ts';
import { gradeOf } from '../analyses/severity.ts';
import type { Finding } from '../base/finding.ts';
import type { Module } from '../ir/model.ts';
import { codeOf } from '../analyses/code/module-code.ts';

/** The message of releases that never run, for the rule that reports them. */
export const idleReleaseMessage =
  'This never runs: a {{noun}} keeps its elements apart from its properties, and there are none to go through. What `{{container}}` holds is not released. Go through `{{container}}.values()`.';

/** One finding for each release of the elements of a container that never runs. */
export function* findIdleReleaseLoops(module: Module, facts: Facts): Iterable<Finding> {
  for (const { node, release, container, noun, additions } of findIdleReleases(facts, module)) {
    const heat = facts.heats.of(module, node);
    const made = codeOf(module).definitionOf(container);
    const name = made ? module.text.slice(made.span.start, made.span.end) : noun;
    yield {
      messageId: 'releaseNeverRuns',
      span: release.span,
      data: { noun, container: name },
      because: [
        { span: node.op === 'loop' ? { start: node.span.start, end: node.bodySpan.start } : node.span, label: 'goes through properties' },
        ...additions.map(({ span }) => ({ span, label: 'what it holds is put in here' })),
      ],
      confidence: 'certain',
      ...gradeOf({ heat, confidence: 'certain', sort: 'leak' }),
    };
  }
}
