import { reportGithub } from './github.ts';
import { reportJson } from './json.ts';
import { reportPretty } from './pretty.ts';
import type { Reporter } from './reporter.ts';
import { reportSarif } from './sarif.ts';

/** All reporters by the name of their format. */
export const reporters = {
  pretty: reportPretty,
  json: reportJson,
  github: reportGithub,
  sarif: reportSarif,
} satisfies Record<string, Reporter>;
