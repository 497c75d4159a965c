import type { Audit } from '../../engine/audit.ts';
import { documentOf } from '../document/document-of.ts';
import type { Surroundings } from '../reporter.ts';
import { issueSection } from './issue.ts';
import { plain } from './escape.ts';
import {
  acceptedSection,
  actionsSection,
  callersSection,
  checklistSection,
  gapsSection,
  servicesSection,
  summarySection,
} from './sections.ts';

/** The audit as a Markdown document, for a wiki, an issue or a pull request. */
export function reportMarkdown(audit: Audit, surroundings: Surroundings): string {
  const document = documentOf(audit, surroundings);
  const { project, generator, issues } = document;
  const sections = [
    [`# Memory audit of ${plain(project)}`, '', `${plain(document.summary)}.`],
    summarySection(document),
    actionsSection(document),
    ['## Issues', ...(issues.length === 0 ? ['', 'None.'] : [])],
    ...issues.map(issueSection),
    callersSection(document),
    servicesSection(document),
    checklistSection(document),
    acceptedSection(document),
    gapsSection(document),
    ['---', '', `Made by ${plain(generator)}.`],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
