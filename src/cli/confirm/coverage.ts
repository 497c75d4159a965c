import inspector from 'node:inspector/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ScriptRun } from './messages.ts';

const sourceMapComment = '\n//# sourceMappingURL=data:application/json';

/** Counts how often each part of the scripts of this process runs. V8 optimises nothing meanwhile. */
export class Coverage {
  readonly #session = new inspector.Session();

  /** Counts in scripts that are loaded from now on. */
  static async start(): Promise<Coverage> {
    const coverage = new Coverage();
    coverage.#session.connect();
    await coverage.#session.post('Profiler.enable');
    await coverage.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    return coverage;
  }

  /** What ran so far in files of the project: those below a folder that belong to no package. */
  async scriptsBelow(folder: string): Promise<readonly ScriptRun[]> {
    const { result } = await this.#session.post('Profiler.takePreciseCoverage');
    await this.#session.post('Debugger.enable');
    const own = result
      .map(({ url, ...script }) => ({ ...script, file: url.startsWith('file:') ? fileURLToPath(url) : url }))
      .filter(({ file }) => file.startsWith(folder + path.sep) && !file.includes(`${path.sep}node_modules${path.sep}`));
    return Promise.all(
      own.map(async ({ file, scriptId, functions }) => {
        const { scriptSource } = await this.#session.post('Debugger.getScriptSource', { scriptId });
        return { path: file, functions, ...(scriptSource.includes(sourceMapComment) && { compiled: scriptSource }) };
      }),
    );
  }
}
