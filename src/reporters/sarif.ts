import { pathToFileURL } from 'node:url';
import type { Invocation, Log, Notification, ReportingDescriptor } from 'sarif';
import type { Audit } from '../engine/audit.ts';
import { docsUrl } from '../engine/docs-url.ts';
import type { Failure } from '../engine/failure.ts';
import type { RuleMeta } from '../rule/rule.ts';
import { failureText } from './failure-text.ts';
import { publicRuleId, type Surroundings } from './reporter.ts';
import { rootId, SarifPlaces } from './sarif-places.ts';
import { sarifResults } from './sarif-results.ts';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** A log in the Static Analysis Results Interchange Format 2.1.0, as GitHub code scanning and editors read it. */
export function reportSarif(audit: Audit, surroundings: Surroundings): string {
  const locate = new SarifPlaces(audit, surroundings.root);
  const driver = {
    name: 'memory-audit',
    semanticVersion: surroundings.version,
    rules: audit.rules.map((rule) => describeRule(rule, surroundings.version)),
  };
  const log: Log = {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [rootId]: { uri: folderUri(surroundings.root) } },
        invocations: [invocation(audit, locate)],
        results: sarifResults(audit, locate),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function describeRule({ id, description, level }: RuleMeta, version: string): ReportingDescriptor {
  return {
    id: publicRuleId(id),
    name: id,
    shortDescription: { text: description },
    helpUri: docsUrl(id, version),
    defaultConfiguration: { level: 'warning' },
    properties: { tags: ['memory', level] },
  };
}

function invocation({ files, notices, rules }: Audit, places: SarifPlaces): Invocation {
  const failed = files.flatMap(({ path: filePath, failures }) =>
    failures.map((failure) => failureNotification(failure, filePath, rules, places)),
  );
  const others = notices.map(({ level, message, path: filePath }): Notification => {
    return {
      level,
      message: { text: message },
      ...(filePath !== undefined && { locations: [{ physicalLocation: places.file(filePath) }] }),
    };
  });
  const isComplete = [...failed, ...others].every(({ level }) => level !== 'error');
  return { executionSuccessful: isComplete, toolExecutionNotifications: [...others, ...failed] };
}

/** SARIF names one rule for a notification; of several that broke for one reason it is the first. */
function failureNotification(failure: Failure, path: string, rules: readonly RuleMeta[], places: SarifPlaces): Notification {
  const [ruleId] = failure.ruleIds;
  const index = rules.findIndex(({ id }) => id === ruleId);
  return {
    level: 'error',
    message: { text: failureText(failure) },
    locations: [places.location(path, failure.span)],
    ...(failure.cause instanceof Error && { exception: { kind: failure.cause.name, message: failure.cause.message } }),
    ...(ruleId !== undefined && { associatedRule: { id: publicRuleId(ruleId), ...(index >= 0 && { index }) } }),
  };
}

function folderUri(folder: string): string {
  const { href } = pathToFileURL(folder);
  return href.endsWith('/') ? href : `${href}/`;
}
