import type { Fix, Result } from 'sarif';
import type { Suggestion } from '../base/finding.ts';
import type { Audit } from '../engine/audit.ts';
import type { Report } from '../engine/report.ts';
import { Fingerprints } from './fingerprints.ts';
import { publicRuleId } from './reporter.ts';
import type { SarifPlaces } from './sarif-places.ts';
import { suggestionText } from './suggestion-text.ts';

/** All findings of an audit; those that a comment turns off are marked as suppressed. */
export function sarifResults(audit: Audit, places: SarifPlaces): Result[] {
  const results = new SarifResults(audit, places);
  return audit.files.flatMap(({ path, reports, suppressed }) => [
    ...reports.map((report) => results.resultOf(path, report)),
    ...suppressed.map(({ report, justification }) => {
      const suppression = { kind: 'inSource' as const, ...(justification !== '' && { justification }) };
      return { ...results.resultOf(path, report), suppressions: [suppression] };
    }),
  ]);
}

class SarifResults {
  readonly #audit: Audit;
  readonly #places: SarifPlaces;
  readonly #fingerprints: Fingerprints;

  constructor(audit: Audit, places: SarifPlaces) {
    this.#audit = audit;
    this.#places = places;
    this.#fingerprints = new Fingerprints(audit, places.root);
  }

  resultOf(path: string, report: Report): Result {
    const { ruleId, confidence, severity, suggest = [] } = report;
    return {
      ruleId: publicRuleId(ruleId),
      ruleIndex: this.#audit.rules.findIndex(({ id }) => id === ruleId),
      level: report.level === 'error' ? 'error' : 'warning',
      message: { text: report.message },
      locations: [this.#places.location(path, report.span)],
      ...this.#trail(path, report),
      ...(suggest.length > 0 && { fixes: suggest.map((suggestion) => this.#fix(path, ruleId, suggestion)) }),
      partialFingerprints: { primaryLocationLineHash: this.#fingerprints.of(path, report) },
      properties: { confidence, severity, ...(report.memory && { memory: report.memory }) },
    };
  }

  #trail(path: string, { because }: Report): Pick<Result, 'relatedLocations' | 'codeFlows'> {
    if (because.length === 0) return {};
    const locations = because.map((related) => this.#places.location(related.path ?? path, related.span, related.label));
    return {
      relatedLocations: locations.map((location, id) => ({ id, ...location })),
      codeFlows: [{ threadFlows: [{ locations: locations.map((location) => ({ location })) }] }],
    };
  }

  #fix(path: string, ruleId: string, suggestion: Suggestion): Fix {
    const replacements = suggestion.edits.map(({ span, text: inserted }) => {
      const deletedRegion = this.#places.location(path, span).physicalLocation?.region ?? {};
      return { deletedRegion, insertedContent: { text: inserted } };
    });
    return {
      description: { text: suggestionText(this.#audit, ruleId, suggestion) },
      artifactChanges: [{ ...this.#places.file(path), replacements }],
    };
  }
}
