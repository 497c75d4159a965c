import { optionSchemas } from '../../src/engine/configured-rule.ts';
import type { Json, RuleMeta } from '../../src/rule/rule.ts';

/** A code block of a rule's page that says what the rule makes of it. */
export interface Example {
  readonly language: string;
  /** `incorrect` examples are reported by the rule, `correct` ones by no rule. */
  readonly verdict: 'incorrect' | 'correct';
  /** The rule's options, from JSON after the verdict. */
  readonly options: Json;
  readonly code: string;
  /** The line of the page on which the code begins, from 1. */
  readonly line: number;
}

/** The sections that every rule's page has, in this order. Others may stand between them. */
export const requiredSections = ['Rule details', 'Options', 'How it decides', 'When not to use it'];

const endOfHeader = '<!-- end of generated header -->';

/** The code blocks whose first line is like ```` ```ts incorrect ````, ```` ```ts correct {"strict": true} ````. */
export function examplesOf(page: string): readonly Example[] {
  const blocks = page.matchAll(/^```(\w+) (incorrect|correct)(?: (\{.*\}))?\n([\s\S]*?)^```$/gm);
  return [...blocks].map((block) => {
    const [, language = '', verdict, options = '{}', code = ''] = block;
    const line = page.slice(0, block.index).split('\n').length + 1;
    return { language, verdict: verdict as Example['verdict'], options: JSON.parse(options) as Json, code, line };
  });
}

/** The titles of second level, in order. */
export function sectionsOf(page: string): readonly string[] {
  const withoutCode = page.replace(/^```[\s\S]*?^```$/gm, '');
  return [...withoutCode.matchAll(/^## (.+)$/gm)].map(([, title = '']) => title.trim());
}

/** The page with its title and the lines on presets and suggestions as the rule's facts say. */
export function withHeader(page: string, meta: RuleMeta): string {
  const [, body = page] = page.split(`${endOfHeader}\n`);
  const title = `# ${capitalize(meta.description)} (\`memory-audit/${meta.id}\`)`;
  return [title, '', presetLine(meta), ...(meta.hasSuggestions ? ['', '💡 Offers suggestions.'] : []), '', endOfHeader, body].join('\n');
}

function presetLine({ level }: RuleMeta): string {
  if (level === 'recommended') return '💼 In the presets `recommended`, `strict` and `all`.';
  return level === 'strict' ? '💼 In the presets `strict` and `all`.' : '💼 In the preset `all` only.';
}

/** The options that the rule takes, `strict` included. */
export function optionNames(meta: RuleMeta): readonly string[] {
  return optionSchemas(meta).flatMap((schema) => {
    const properties = (schema as { readonly properties?: Readonly<Record<string, Json>> }).properties;
    return Object.keys(properties ?? {});
  });
}

/** The text of one section, without its title. */
export function sectionOf(page: string, title: string): string {
  const [, text = ''] = page.split(`\n## ${title}\n`);
  return text.split(/^## /m)[0] ?? '';
}

const beginOfTable = '<!-- begin of the generated rule table -->';
const endOfTable = '<!-- end of the generated rule table -->';

/** The README with the table of rules as the rules' facts say. Without the two comments that mark the table, an error. */
export function withRuleTable(readme: string, rules: readonly RuleMeta[]): string {
  const begin = readme.indexOf(beginOfTable);
  const end = readme.indexOf(endOfTable);
  if (begin < 0 || end < begin) throw new Error(`README.md needs ${beginOfTable} and ${endOfTable}`);
  return `${readme.slice(0, begin + beginOfTable.length)}\n\n${ruleTable(rules)}\n\n${readme.slice(end)}`;
}

function ruleTable(rules: readonly RuleMeta[]): string {
  const rows = rules.map(({ id, description, level, hasSuggestions }) => {
    return `| [${id}](docs/rules/${id}.md) | ${capitalize(description)} | \`${level}\` | ${hasSuggestions ? '💡' : ''} |`;
  });
  return ['| Rule | What it asks | From preset | Suggestions |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
