import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Audit } from '../../engine/audit.ts';
import { fileOfPackage } from '../../files/own-package.ts';
import type { AuditDocument } from '../document/audit-document.ts';
import { documentOf } from '../document/document-of.ts';
import type { Surroundings } from '../reporter.ts';
import { callersSection } from './callers-section.ts';
import { issuesSection } from './issues-section.ts';
import { acceptedSection, actionsSection, checklistSection, gapsSection, mapSection, servicesSection, summarySection } from './sections.ts';
import { style } from './style.ts';
import { html, Html } from './tag.ts';

/** The audit as one page that needs no other file and no network. It can be read without its script, which adds search, filters and the choice of colors. */
export function reportHtml(audit: Audit, surroundings: Surroundings): string {
  return `${page(documentOf(audit, surroundings)).text.trimEnd()}\n`;
}

function page(document: AuditDocument): Html {
  const script = readFileSync(fileOfPackage('src/reporters/html/page-script.js'), 'utf8');
  // Nothing but this very script may run, whatever got into the page.
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Memory audit of ${document.project}</title>
        ${Html.verbatim('style', style)}
      </head>
      <body>
        <a class="skip" href="#issues">Skip to the issues</a>
        <header>
          <div>
            <h1>Memory audit of ${document.project}</h1>
            <p>${document.summary}.</p>
          </div>
          <button type="button" id="theme" hidden>Dark</button>
        </header>
        <main>
          ${summarySection(document)}${mapSection(document)}${actionsSection(document)}${issuesSection(document)}${callersSection(document)}${servicesSection(document)}${checklistSection(document)}${acceptedSection(document)}${gapsSection(document)}
        </main>
        <footer>Made by ${document.generator}.</footer>
        ${Html.verbatim('script', script)}
      </body>
    </html> `;
}
