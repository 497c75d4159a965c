import type { FrameLine } from '../code-frame.ts';
import type { ChangedLine, Fix, Issue, Step } from '../document/audit-document.ts';
import { impactText } from '../document/impact-text.ts';
import { badge, placeText, prose } from './parts.ts';
import { html, type Html } from './tag.ts';

const signs: Readonly<Record<ChangedLine['kind'], string>> = { old: '-', new: '+', same: ' ' };

/** One issue, closed: its line says what and where; opened, it shows code, trail, fix and impact. */
export function issueItem(issue: Issue): Html {
  const { number, rule, severity, confidence, place, service, problem } = issue;
  return html`<li
    id="issue-${number}"
    class="issue"
    data-severity="${severity}"
    data-rule="${rule}"
    data-service="${service}"
    data-file="${place.path}"
  >
    <details>
      <summary>
        <span class="number">${number}</span>${badge(severity)}<span class="what"
          >${placeText(place)}<span class="gist">${prose(problem)}</span></span
        ><span class="rule">${rule}</span>
      </summary>
      <div class="body">
        <p class="facts">${confidence} · <a href="${issue.url}">${rule}</a> · ${service}</p>
        ${frame(issue.code)}${trail(issue)}${fixes(issue)}${memory(issue)}${impact(issue)}
      </div>
    </details>
  </li> `;
}

function frame(lines: readonly FrameLine[]): Html {
  return html`<pre class="code" tabindex="0" aria-label="Code">${lines.map(frameLine)}</pre>`;
}

/** The carets below a line are shown as a mark in it. */
function frameLine({ number, source, marks }: FrameLine): Html {
  if (marks === undefined) return html`<span class="line"><span class="at">${number}</span>${source}</span>`;
  const start = marks.indexOf('^');
  const [before, marked, after] = [source.slice(0, start), source.slice(start, marks.length), source.slice(marks.length)];
  return html`<span class="line marked"><span class="at">${number}</span>${before}<mark>${marked}</mark>${after}</span>`;
}

function trail({ trail: steps, trailLeft }: Issue): Html {
  if (steps.length === 0) return html``;
  const left = trailLeft > 0 ? html`<li>${trailLeft} more such places</li>` : html``;
  return html`<h3>Trail</h3>
    <ol class="trail">
      ${steps.map(stepItem)}${left}
    </ol>`;
}

function stepItem({ label, place, source }: Step): Html {
  return html`<li>${prose(label)} ${placeText(place)}${source === '' ? html`` : html` <code class="source">${source}</code>`}</li>`;
}

function fixes({ advice, fixes: suggestions }: Issue): Html {
  if (advice === '' && suggestions.length === 0) return html``;
  return html`<h3>Fix</h3>
    ${advice === '' ? html`` : html`<p>${prose(advice)}</p>`}${suggestions.map(change)}`;
}

function change({ text, hunks }: Fix): Html {
  const parts = hunks.map((lines, at) => html`${at > 0 ? html`<span class="gap">⋮</span>` : html``}${lines.map(changedLine)}`);
  return html`<p class="suggestion">Suggestion: ${prose(text)}</p>
    <pre class="code" tabindex="0" aria-label="Change">${parts}</pre>`;
}

function changedLine({ kind, text }: ChangedLine): Html {
  return html`<span class="line ${kind}"><span class="at">${signs[kind]}</span>${text.replaceAll('\t', '  ')}</span>`;
}

function memory({ memory: change }: Issue): Html {
  return change === undefined
    ? html``
    : html`<h3>Memory</h3>
        <p>Now ${prose(change.before)}; after the change ${prose(change.after)}.</p>`;
}

function impact({ impact: reasons }: Issue): Html {
  return reasons.length === 0
    ? html``
    : html`<h3>Impact</h3>
        <p>${impactText(reasons)}.</p>`;
}
