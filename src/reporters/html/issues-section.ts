import type { AuditDocument } from '../document/audit-document.ts';
import { gravestFirst } from '../document/tally.ts';
import { issueItem } from './issue.ts';
import { html, type Html } from './tag.ts';

/** All issues, with the means to search and filter them. */
export function issuesSection({ issues, patterns, services, tally }: AuditDocument): Html {
  if (issues.length === 0)
    return html`<section aria-labelledby="issues">
      <h2 id="issues">Issues</h2>
      <p>None.</p>
    </section> `;
  const severities = gravestFirst
    .filter((severity) => tally[severity] > 0)
    .map(
      (severity) =>
        html`<label class="chip ${severity}"
          ><input type="checkbox" name="severity" value="${severity}" checked /> ${severity} <b>${tally[severity]}</b></label
        >`,
    );
  return html`<section aria-labelledby="issues">
    <h2 id="issues" tabindex="-1">Issues</h2>
    <form class="filter" role="search" aria-label="Filter the issues" hidden>
      <label>Search <input type="search" name="text" autocomplete="off" placeholder="path, message or code" /></label>
      <fieldset>
        <legend>Severity</legend>
        ${severities}
      </fieldset>
      <label
        >Pattern
        <select name="rule">
          <option value="">all</option>
          ${options(patterns.filter(({ count }) => count > 0).map(({ rule }) => rule))}
        </select></label
      >
      <label
        >Service
        <select name="service">
          <option value="">all</option>
          ${options(services.filter(({ count }) => count > 0).map(({ name }) => name))}
        </select></label
      >
      <button type="button" name="file" hidden>
        only this file: <code></code> <span aria-hidden="true">×</span><span class="unseen">show all files</span>
      </button>
      <span class="end"
        ><output name="shown"></output> <button type="button" name="open">Open all</button> <button type="reset">Reset</button></span
      >
    </form>
    <ol class="issues">
      ${issues.map(issueItem)}
    </ol>
  </section> `;
}

function options(names: readonly string[]): readonly Html[] {
  return names.map((name) => html`<option>${name}</option>`);
}
