import type { Reporter } from './reporter.ts';

/** Each is loaded when it is asked for, so that none pays for what another needs. */
const loaders = {
  pretty: async () => (await import('./pretty.ts')).reportPretty,
  json: async () => (await import('./json.ts')).reportJson,
  github: async () => (await import('./github.ts')).reportGithub,
  sarif: async () => (await import('./sarif.ts')).reportSarif,
  markdown: async () => (await import('./markdown/markdown.ts')).reportMarkdown,
  gitlab: async () => (await import('./gitlab.ts')).reportGitlab,
  checkstyle: async () => (await import('./checkstyle.ts')).reportCheckstyle,
  junit: async () => (await import('./junit.ts')).reportJunit,
  html: async () => (await import('./html/html.ts')).reportHtml,
} satisfies Record<string, () => Promise<Reporter>>;

/** The name of a form of report. */
export type Format = keyof typeof loaders;

export const formats = Object.keys(loaders) as readonly Format[];

/** The forms of report with a section about callers. */
export const formatsWithCallers: ReadonlySet<Format> = new Set<Format>(['markdown', 'html']);

export function loadReporter(format: Format): Promise<Reporter> {
  return loaders[format]();
}
