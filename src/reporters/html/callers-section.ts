import type { AuditDocument, AuditedCaller, AuditedFunction } from '../document/audit-document.ts';
import { placeText, prose } from './parts.ts';
import { html, type Html } from './tag.ts';

/** Who calls the functions that leave handles, and whether that is safe. */
export function callersSection({ callers }: AuditDocument): Html {
  if (callers.length === 0) return html``;
  return html`<section aria-labelledby="callers">
    <h2 id="callers">Caller audit</h2>
    <p class="note">Functions that leave handles to their callers, and whether each call of them is safe.</p>
    ${callers.map(functionItem)}
  </section> `;
}

function functionItem({ name, place, verdict, duty, note, calls }: AuditedFunction): Html {
  return html`<details class="audited">
    <summary class="plain"><span class="badge ${verdict}">${verdict}</span> <b>${name}</b> ${placeText(place)}</summary>
    <p>${prose(duty)}${note === '' ? '' : html`; ${prose(note)}`}.</p>
    <ul>
      ${calls.map(callItem)}
    </ul>
  </details>`;
}

function callItem({ caller, place, verdict, reason }: AuditedCaller): Html {
  const where = caller === '' ? html`` : html` in <code>${caller}</code>`;
  return html`<li><span class="badge ${verdict}">${verdict}</span> ${placeText(place)}${where}: ${prose(reason)}</li>`;
}
