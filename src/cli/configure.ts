import { existsSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../rules/index.ts';
import type { Notice } from '../base/notice.ts';
import { type ConfiguredRule, configureRule } from '../engine/configured-rule.ts';
import { presetRules } from '../engine/preset.ts';
import { type ConfigurationAnswer, type FileConfiguration, openConfiguration } from '../eslint/read-configuration.ts';
import { knowledgeWith } from '../knowledge/index.ts';
import { readUserTables, textOfSettings } from '../knowledge/user-tables.ts';
import type { FileSetup } from '../scanner/island-audit.ts';
import type { ScanSetup } from '../scanner/scan.ts';
import { CommandError } from './command-error.ts';

export interface ConfigureOptions {
  readonly folder: string;
  /** A configuration to use in place of those that are found. */
  readonly config?: string;
  readonly configLookup: boolean;
  /** Obey the ignores of the configuration. */
  readonly ignore: boolean;
  readonly strict: boolean;
}

/** How files are audited, and the configurations that say so. */
export interface Configured extends ScanSetup {
  readonly configurations: readonly string[];
}

const configNames = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((extension) => `eslint.config.${extension}`);

/**
 * Sets up rules, options, tables and ignores from the user's ESLint configuration; without one, or where it does not speak of our rules, as recommended.
 * @throws CommandError when a configuration was named that is not there
 */
export async function configure(files: readonly string[], options: ConfigureOptions): Promise<Configured> {
  const setup = new Setup(options);
  if (options.config !== undefined || (options.configLookup && hasConfigAbove(files))) await setup.readAll(files);
  return setup.finish();
}

class Setup {
  readonly #options: ConfigureOptions;
  readonly #byDefault: FileSetup;
  readonly #setups = new Map<string, FileSetup | undefined>();
  readonly #notices = new Map<string, Notice>();
  /** Values of the plugin's settings, each once, with the configuration that has it. */
  readonly #settings = new Map<string, { readonly file: string; readonly value: unknown }>();
  readonly #configurations = new Set<string>();
  readonly #byConfiguration = new Map<string, FileSetup>();

  constructor(options: ConfigureOptions) {
    this.#options = options;
    this.#byDefault = { rules: presetRules(rules, options.strict ? 'strict' : 'recommended'), obeysComments: true };
  }

  async readAll(files: readonly string[]): Promise<void> {
    const { folder, config } = this.#options;
    if (config !== undefined && !existsSync(path.resolve(folder, config))) throw new CommandError(`${config} no such file or folder`);
    const reader = await openConfiguration({ cwd: folder, ...(config !== undefined && { configFile: config }) });
    let isHeard = false;
    for (const file of files) {
      const answer = await reader.configurationOf(file);
      isHeard ||= answer.kind !== 'none';
      this.#setups.set(file, this.#setupFrom(answer));
    }
    if (isHeard || files.length === 0) return;
    const message = 'there is an ESLint configuration, but no ESLint beside it; the recommended rules are used instead';
    this.#notices.set(message, { level: 'warning', message });
  }

  finish(): Configured {
    const read = [...this.#settings.values()].map(({ file, value }) => ({ file, ...readUserTables(value) }));
    for (const { file, problems } of read) for (const problem of problems) this.#notice(`has an invalid ${problem}`, file);
    return {
      knowledge: knowledgeWith(read.flatMap(({ tables }) => tables)),
      notices: [...this.#notices.values()],
      configurations: [...this.#configurations],
      setupOf: (file) => (this.#setups.has(file) ? this.#setups.get(file) : this.#byDefault),
    };
  }

  #setupFrom(answer: ConfigurationAnswer): FileSetup | undefined {
    if (answer.kind === 'none') return this.#byDefault;
    if (answer.file !== undefined) this.#configurations.add(answer.file);
    if (answer.kind === 'broken') {
      const message = `cannot be used; the recommended rules are used instead: ${answer.message.replace(/\s+/g, ' ')}`;
      this.#notice(answer.file === undefined ? `the ESLint configuration ${message}` : message, answer.file);
      return this.#byDefault;
    }
    const { configuration } = answer;
    if (configuration.ignored) return this.#options.ignore ? undefined : this.#byDefault;
    const settings = configuration.settings['memory-audit'];
    if (settings !== undefined) this.#settings.set(textOfSettings(settings), { file: answer.file, value: settings });
    return this.#configured(configuration);
  }

  #configured({ rules: entries, hasPlugin, noInlineConfig }: FileConfiguration): FileSetup {
    const key = JSON.stringify([entries, hasPlugin, noInlineConfig]);
    let setup = this.#byConfiguration.get(key);
    if (!setup) {
      const chosen = hasPlugin ? this.#chosenRules(entries) : this.#byDefault.rules;
      this.#byConfiguration.set(key, (setup = { rules: chosen, obeysComments: !noInlineConfig }));
    }
    return setup;
  }

  #chosenRules(entries: FileConfiguration['rules']): ConfiguredRule[] {
    return rules.flatMap((rule) => {
      const entry = entries[rule.meta.id];
      if (!entry || entry.level === 'off') return [];
      const configured = configureRule(rule, entry.level, entry.options);
      return this.#options.strict ? { ...configured, strict: true } : configured;
    });
  }

  #notice(message: string, file?: string): void {
    this.#notices.set(`${file}\0${message}`, { level: 'error', message, ...(file !== undefined && { path: file }) });
  }
}

/** Whether any file has a configuration in its folder or above. Without one, ESLint need not be loaded, which takes longer than many a scan. */
function hasConfigAbove(files: readonly string[]): boolean {
  const seen = new Set<string>();
  return files.some((file) => {
    for (let folder = path.dirname(file); !seen.has(folder); folder = path.dirname(folder)) {
      seen.add(folder);
      if (configNames.some((name) => existsSync(path.join(folder, name)))) return true;
    }
    return false;
  });
}
