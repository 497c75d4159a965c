import type { Accepted, Action, AuditDocument, Gap, Pattern, Service, Tally } from '../document/audit-document.ts';
import { gravestFirst } from '../document/tally.ts';
import { badge, count, issueLink, placeText, prose } from './parts.ts';
import { html, type Html } from './tag.ts';
import { treemapOf } from './treemap.ts';

const mostActions = 10;
const mostNumbers = 12;

function section(id: string, title: string, content: Html): Html {
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${content}
  </section> `;
}

/** A bar and the counts for each pattern that was found. */
export function summarySection({ patterns }: AuditDocument): Html {
  const found = patterns.filter((pattern) => pattern.count > 0);
  if (found.length === 0) return html``;
  const most = Math.max(...found.map((pattern) => pattern.count));
  const heads = gravestFirst.map((severity) => html`<th scope="col" class="amount">${severity}</th>`);
  return section(
    'summary',
    'Summary by pattern',
    html`<div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Pattern</th>
            <th scope="col" class="bars"><span class="unseen">Share</span></th>
            ${heads}
            <th scope="col" class="amount">all</th>
          </tr>
        </thead>
        <tbody>
          ${found.map((pattern) => patternRow(pattern, most))}
        </tbody>
      </table>
    </div>`,
  );
}

function patternRow({ rule, description, tally, count: all }: Pattern, most: number): Html {
  const amounts = gravestFirst.map((severity) => html`<td class="amount">${tally[severity] || ''}</td>`);
  return html`<tr>
    <th scope="row"><a href="#issues" data-shows-rule="${rule}">${rule}</a><span class="note">${prose(description)}</span></th>
    <td class="bars">${bar(tally, most)}</td>
    ${amounts}
    <td class="amount">${all}</td>
  </tr> `;
}

/** One piece for each severity, as wide as it is often; the numbers stand beside. */
function bar(tally: Tally, most: number): Html {
  const pieces = gravestFirst.flatMap((severity) => {
    const percent = ((tally[severity] / most) * 100).toFixed(2);
    return tally[severity] === 0
      ? []
      : html`<span class="piece ${severity}" style="width:${percent}%" title="${tally[severity]} ${severity}"></span>`;
  });
  return html`<div class="bar" aria-hidden="true">${pieces}</div>`;
}

export function mapSection({ files }: AuditDocument): Html {
  if (files.length === 0) return html``;
  const legend = [...gravestFirst, 'none' as const].map((risk) => html`${badge(risk)} `);
  return section(
    'map',
    'Map of the project',
    html`<p class="note">
        Each file takes the room of its lines and the color of its gravest issue; choosing it shows its issues. ${legend}
      </p>
      ${treemapOf(files)}`,
  );
}

export function actionsSection({ actions }: AuditDocument): Html {
  if (actions.length === 0) return html``;
  const left = actions.length - mostActions;
  const note = left > 0 ? html`<p class="note">${left} more follow from the issues below.</p>` : html``;
  return section(
    'actions',
    'Priority actions',
    html`<ol class="actions">
        ${actions.slice(0, mostActions).map(actionItem)}
      </ol>
      ${note}`,
  );
}

function actionItem({ severity, rule, service, advice, issues }: Action): Html {
  const links = issues.slice(0, mostNumbers).map((number, at) => html`${at > 0 ? ', ' : ''}${issueLink(number)}`);
  const more = issues.length > mostNumbers ? ` and ${issues.length - mostNumbers} more` : '';
  return html`<li>
    ${badge(severity)} <b>${service}</b> ${prose(advice)}
    <span class="note">${rule}, ${issues.length === 1 ? 'issue' : 'issues'} ${links}${more}</span>
  </li> `;
}

export function servicesSection({ services }: AuditDocument): Html {
  if (services.length === 0) return html``;
  return section(
    'services',
    'Services checked',
    html`<div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Service</th>
            <th scope="col">Risk</th>
            <th scope="col" class="amount">Files</th>
            <th scope="col" class="amount">Lines</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          ${services.map(serviceRow)}
        </tbody>
      </table>
    </div>`,
  );
}

function serviceRow({ name, risk, files, lines, why, count: all }: Service): Html {
  const shown = all > 0 ? html`<a href="#issues" data-shows-service="${name}">${name}</a>` : html`${name}`;
  const amounts = [files, lines].map((amount) => html`<td class="amount">${amount.toLocaleString('en-US')}</td>`);
  return html`<tr>
    <th scope="row">${shown}</th>
    <td>${badge(risk)}</td>
    ${amounts}
    <td>${prose(why)}</td>
  </tr> `;
}

/** What was looked at, and what of it is clean. */
export function checklistSection({ patterns }: AuditDocument): Html {
  if (patterns.length === 0) return html``;
  return section(
    'checklist',
    'Checklist',
    html`<ul class="checklist">
      ${patterns.map(checkItem)}
    </ul>`,
  );
}

function checkItem({ rule, url, description, count: all, lookedAt, filesLookedAt, filesWithIssues, cleanServices }: Pattern): Html {
  const judged = lookedAt === '' ? '' : `${lookedAt}. `;
  const clean = cleanServices.length > 0 ? ` Clean: ${cleanServices.join(', ')}.` : '';
  const result =
    all === 0
      ? `Clean in all ${count(filesLookedAt, 'file')}.`
      : `${all} found in ${filesWithIssues} of ${count(filesLookedAt, 'file')}.${clean}`;
  return html`<li class="${all === 0 ? 'clean' : 'open'}">
    <a href="${url}">${rule}</a> ${prose(description)}. <span class="note">${judged}${result}</span>
  </li> `;
}

/** What comments in the source turn off. */
export function acceptedSection({ accepted }: AuditDocument): Html {
  if (accepted.length === 0) return html``;
  return section(
    'accepted',
    'Turned off by comments',
    html`<ul>
      ${accepted.map(acceptedItem)}
    </ul>`,
  );
}

function acceptedItem({ rule, place, problem, reason }: Accepted): Html {
  return html`<li>
    ${placeText(place)} ${rule}: ${prose(problem)}${reason === '' ? html`` : html` <span class="note">Reason: ${reason}</span>`}
  </li> `;
}

export function gapsSection({ gaps }: AuditDocument): Html {
  if (gaps.length === 0) return html``;
  return section(
    'gaps',
    'Gaps and notices',
    html`<ul>
      ${gaps.map(gapItem)}
    </ul>`,
  );
}

function gapItem({ text, path }: Gap): Html {
  return html`<li>${path === undefined ? html`` : html`<code class="place">${path}</code> `}${prose(text)}</li> `;
}
