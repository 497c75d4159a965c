import type { Audit, LookedAt } from '../../engine/audit.ts';
import { docsUrl } from '../../engine/docs-url.ts';
import type { Issue, Pattern } from './audit-document.ts';
import type { ServiceOf } from './service-of.ts';
import { compareTallies, tallyOf } from './tally.ts';

/** What each rule that ran looked at and found, those with the gravest issues first. */
export function patternsOf(audit: Audit, version: string, issues: readonly Issue[], serviceOf: ServiceOf): readonly Pattern[] {
  const { rules, files } = audit;
  const counts = audit.lookedAt();
  const patterns = rules.map(({ id, description }) => {
    const own = issues.filter(({ rule }) => rule === id);
    const lookedAt = files.filter(({ ruleIds }) => ruleIds.includes(id)).map(({ path }) => path);
    const risky = new Set(own.map(({ service }) => service));
    return {
      rule: id,
      description: description.charAt(0).toUpperCase() + description.slice(1),
      url: docsUrl(id, version),
      tally: tallyOf(own),
      count: own.length,
      lookedAt: lookedAtText(counts.get(id)),
      filesLookedAt: lookedAt.length,
      filesWithIssues: new Set(own.map(({ place }) => place.path)).size,
      cleanServices: [...new Set(lookedAt.map(serviceOf))].filter((service) => !risky.has(service)),
    };
  });
  return patterns.toSorted((a, b) => compareTallies(a.tally, b.tally));
}

function lookedAtText(lookedAt: LookedAt | undefined): string {
  if (!lookedAt) return '';
  const { count, nouns } = lookedAt;
  return `${count.toLocaleString('en-US')} ${nouns[count === 1 ? 0 : 1]}`;
}
