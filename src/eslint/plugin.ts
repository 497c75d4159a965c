import { packageName, packageVersion } from '../files/own-package.ts';
import type { ESLint, Linter } from 'eslint';
import { rules } from '../../rules/index.ts';
import { docsUrl } from '../engine/docs-url.ts';
import { type PresetName, presetRules } from '../engine/preset.ts';
import { toEslintRule } from './to-eslint-rule.ts';

/** The plugin as a flat configuration takes it. */
export interface MemoryAuditPlugin extends ESLint.Plugin {
  readonly configs: {
    /** What is certain and likely, of the rules that suit every project. */
    readonly recommended: Linter.Config;
    /** What is possible, too, and the rules that ask for more discipline. */
    readonly strict: Linter.Config;
    /** Every rule, as strict as it goes. */
    readonly all: Linter.Config;
  };
}

const namespace = 'memory-audit';
/** Tests come and go with their process, so the presets leave them out, as the command line does. */
const testFiles = ['**/{__tests__,__mocks__,test,tests,e2e}/**', '**/*{.,_,-}{test,spec}.?([cm])[jt]s?(x)'];

const pluginWithoutConfigs = {
  meta: { name: packageName, version: packageVersion, namespace },
  rules: Object.fromEntries(rules.map((rule) => [rule.meta.id, toEslintRule(rule, docsUrl(rule.meta.id, packageVersion))])),
};

/** The ESLint plugin. */
export const plugin: MemoryAuditPlugin = Object.assign(pluginWithoutConfigs, { configs: {} as MemoryAuditPlugin['configs'] });
Object.assign(plugin.configs, { recommended: config('recommended'), strict: config('strict'), all: config('all') });

function config(preset: PresetName): Linter.Config {
  const entries = presetRules(rules, preset).map(({ rule, level, strict }): [string, Linter.RuleEntry] => {
    return [`${namespace}/${rule.meta.id}`, strict ? [level, { strict }] : level];
  });
  return { name: `${namespace}/${preset}`, ignores: [...testFiles], plugins: { [namespace]: plugin }, rules: Object.fromEntries(entries) };
}
