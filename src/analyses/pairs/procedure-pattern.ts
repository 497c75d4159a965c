import type { Knowledge } from '../../knowledge/knowledge.ts';

/** How procedures are called in texts. */
export interface ProcedurePattern {
  /** What all names begin with: `gds.`. */
  readonly roots: readonly string[];
  /** Finds calls; its groups are the procedure and its first argument. Undefined when no table names procedures. */
  readonly pattern: RegExp | undefined;
}

const known = new WeakMap<Knowledge, ProcedurePattern>();

/** How the procedures of the tables are called in texts; worked out once for the tables. */
export function procedurePattern(knowledge: Knowledge): ProcedurePattern {
  let found = known.get(knowledge);
  if (!found) known.set(knowledge, (found = make(knowledge)));
  return found;
}

function make({ textProtocols }: Knowledge): ProcedurePattern {
  const procedures = textProtocols.flatMap(({ acquires, releases, checks = [] }) => [...acquires, ...releases, ...checks]);
  const roots = [...new Set(procedures.map((name) => name.slice(0, name.indexOf('.') + 1)))].filter((root) => root !== '');
  const procedure = roots.map((root) => `${root.replace(/\./g, '\\.')}[\\w.]+`).join('|');
  const argument = `'[^']*'|"[^"]*"|\\$\\{[^{}]*\\}|\\$\\w+`;
  return { roots, pattern: roots.length > 0 ? new RegExp(`(${procedure})\\s*\\(\\s*(${argument})?`, 'g') : undefined };
}
