import type { Audit, AuditedFile } from '../engine/audit.ts';
import { failureSentence } from './failure-text.ts';
import { Places, relativePath } from './places.ts';
import { publicRuleId, type Surroundings } from './reporter.ts';
import { xmlDocument, xmlElement } from './xml.ts';

/** The form of Checkstyle's reports, which many tools of continuous integration read. */
export function reportCheckstyle(audit: Audit, { root }: Surroundings): string {
  const places = new Places(audit);
  const files = audit.files.map((file) => xmlElement('file', { name: relativePath(root, file.path) }, errorsOf(file, places)));
  return xmlDocument(xmlElement('checkstyle', { version: '4.3' }, files));
}

function errorsOf({ path, reports, failures }: AuditedFile, places: Places): readonly string[] {
  const failed = failures.map((failure) => {
    const { kind, span } = failure;
    return { span, level: 'error', message: failureSentence(failure), ruleId: kind === 'parse' ? kind : 'broken-rule' };
  });
  return [...failed, ...reports].map(({ span, level, message, ruleId }) => {
    const { line, column } = places.rangeOf(path, span).start;
    return xmlElement('error', { line, column, severity: level === 'error' ? 'error' : 'warning', message, source: publicRuleId(ruleId) });
  });
}
