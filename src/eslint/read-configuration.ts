import type { ESLint as EslintClass, Linter } from 'eslint';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Json } from '../rule/rule.ts';

/** What a user's ESLint configuration says about one rule of this package. */
export interface RuleEntry {
  readonly level: 'off' | 'warn' | 'error';
  /** What stands after the level. */
  readonly options: readonly Json[];
}

/** What a user's ESLint configuration says about one file. */
export interface FileConfiguration {
  /** By the rule's id, without the plugin's prefix. */
  readonly rules: Readonly<Record<string, RuleEntry>>;
  /** The plugin is part of the file's configuration. When it is not, the user has said nothing about its rules. */
  readonly hasPlugin: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
  /** ESLint would not look at the file. */
  readonly ignored: boolean;
  /** Comments such as `eslint-disable` have no effect. */
  readonly noInlineConfig: boolean;
}

export type ConfigurationAnswer =
  | { readonly kind: 'found'; readonly file: string; readonly configuration: FileConfiguration }
  /** No ESLint from version 9 on is installed there, or it has no configuration. */
  | { readonly kind: 'none' }
  /** The configuration cannot be used. `file` is its path where it is known. */
  | { readonly kind: 'broken'; readonly file?: string; readonly message: string };

/** Answers what the user's ESLint configuration says about files. ESLint keeps what it has read, so ask one reader about many files. */
export interface ConfigurationReader {
  /** `file` is absolute or relative to the folder of the reader. */
  configurationOf(file: string): Promise<ConfigurationAnswer>;
}

const pluginName = 'eslint-plugin-memory-audit';
const usualPrefix = 'memory-audit';
const unreadable: ConfigurationReader = { configurationOf: () => Promise.resolve({ kind: 'none' }) };

/** Opens the configuration that holds in a folder, with the ESLint that is installed there. `configFile` replaces the one ESLint would find. */
export async function openConfiguration(options: { readonly cwd: string; readonly configFile?: string }): Promise<ConfigurationReader> {
  const cwd = resolve(options.cwd);
  const ESLint = await loadEslint(cwd);
  if (!ESLint || Number.parseInt(ESLint.version) < 9) return unreadable;
  const eslint = new ESLint({ cwd, ...(options.configFile && { overrideConfigFile: options.configFile }) });
  return { configurationOf: (file) => ask(eslint, resolve(cwd, file), options.configFile && resolve(cwd, options.configFile)) };
}

async function loadEslint(cwd: string): Promise<typeof EslintClass | undefined> {
  try {
    const entry = createRequire(join(cwd, 'package.json')).resolve('eslint');
    const { ESLint } = (await import(pathToFileURL(entry).href)) as typeof import('eslint');
    return ESLint;
  } catch {
    return undefined;
  }
}

async function ask(eslint: EslintClass, file: string, configFile: string | undefined): Promise<ConfigurationAnswer> {
  const found = configFile ?? (await eslint.findConfigFile(file).catch(() => undefined));
  if (found === undefined) return { kind: 'none' };
  try {
    const config = ((await eslint.calculateConfigForFile(file)) ?? (await eslint.calculateConfigForFile(likeJavascript(file)))) as
      Linter.Config | undefined;
    return { kind: 'found', file: found, configuration: toFileConfiguration(config) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'broken', file: found, message: message.trim() };
  }
}

/**
 * ESLint gives no configuration for an ignored file, but neither for TypeScript or a component when nobody has set up a parser for it. The latter is to be
 * audited as JavaScript in its place would be.
 */
function likeJavascript(file: string): string {
  return file.replace(/\.([cm]?[jt]sx?|vue|svelte)$/, '.js');
}

function toFileConfiguration(config: Linter.Config | undefined): FileConfiguration {
  if (!config) return { rules: {}, hasPlugin: false, settings: {}, ignored: true, noInlineConfig: false };
  const prefix = findPrefix(config);
  const entries = Object.entries(config.rules ?? {}).filter(([name]) => prefix !== undefined && dirname(name) === prefix);
  return {
    rules: Object.fromEntries(entries.map(([name, entry]) => [name.slice(name.lastIndexOf('/') + 1), toRuleEntry(entry)])),
    hasPlugin: prefix !== undefined,
    settings: config.settings ?? {},
    ignored: false,
    noInlineConfig: config.linterOptions?.noInlineConfig ?? false,
  };
}

/** The name under which the user registered this plugin. */
function findPrefix(config: Linter.Config): string | undefined {
  const plugins = Object.entries(config.plugins ?? {});
  return plugins.find(([prefix, plugin]) => plugin.meta?.name === pluginName || prefix === usualPrefix)?.[0];
}

function toRuleEntry(entry: Linter.RuleEntry | undefined): RuleEntry {
  const [level, ...options] = Array.isArray(entry) ? entry : [entry];
  const name = level === 2 || level === 'error' ? 'error' : level === 1 || level === 'warn' ? 'warn' : 'off';
  return { level: name, options: options as Json[] };
}
