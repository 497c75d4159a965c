import { knowledgeWith } from '../knowledge/index.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { readUserTables, textOfSettings } from '../knowledge/user-tables.ts';

/** The tables of the package with those of the user's settings, and what is wrong with the latter. */
export interface UserKnowledge {
  readonly knowledge: Knowledge;
  readonly problems: readonly string[];
}

// ESLint gives the same object for every file of a configuration, other hosts may give equal copies.
let latest: { readonly text: string; readonly read: UserKnowledge } | undefined;
const byObject = new WeakMap<object, UserKnowledge>();

/** Reads the value of `settings["memory-audit"]`, once for equal values in a row. All mistakes in it make one problem. */
export function knowledgeOf(setting: unknown): UserKnowledge {
  const key = typeof setting === 'object' && setting !== null ? setting : undefined;
  const known = key && byObject.get(key);
  if (known) return known;
  const text = textOfSettings(setting);
  if (latest?.text !== text) latest = { text, read: readKnowledge(setting) };
  if (key) byObject.set(key, latest.read);
  return latest.read;
}

function readKnowledge(setting: unknown): UserKnowledge {
  const { tables, problems } = readUserTables(setting);
  return { knowledge: knowledgeWith(tables), problems: problems.length === 0 ? [] : [`Invalid ${problems.join('; ')}`] };
}
