// The process in which the user's code runs. Its first argument is the request; it answers once and ends.
import { fileOfPackage } from '../../files/own-package.ts';
import { type Counters, profileMemory } from '../../runtime/index.ts';
import { letEmbindBeAwaited } from './await-embind.ts';
import { Coverage } from './coverage.ts';
import { countersOfEmbind } from './embind-modules.ts';
import { loadModule } from './load-module.ts';
import type { ChildAnswer, ChildRequest } from './messages.ts';
import { watchMemory } from './watch-memory.ts';

type AnyFunction = (...args: readonly unknown[]) => unknown;

const request = JSON.parse(process.argv[2] ?? '{}') as ChildRequest;
watchMemory(request.maxMemoryMb);
letEmbindBeAwaited();
const answer = await answerTo(request).catch((error: unknown): ChildAnswer => ({ kind: 'failed', message: messageOf(error) }));
// What the user's code left open must not keep the process.
process.send?.(answer, undefined, undefined, () => process.exit(0));

async function answerTo({
  file,
  exportName,
  args,
  countersFile,
  iterations,
  warmup,
  abortAboveMb,
  folder,
}: ChildRequest): Promise<ChildAnswer> {
  // Libraries are counted from the start, before the file takes parts of them.
  const given = countersFile === undefined ? undefined : Object.fromEntries(functionsOf(await loadModule(countersFile)));
  const coverage = await Coverage.start();
  const functions = functionsOf(await loadModule(file));
  if (exportName === undefined) return { kind: 'exports', functions: [...functions].map(([name, { length }]) => ({ name, length })) };
  const fn = functions.get(exportName);
  if (!fn)
    return {
      kind: 'failed',
      message: `there is no exported function ${exportName}; there is ${[...functions.keys()].join(', ') || 'none'}`,
    };
  if (fn.length > args.length)
    return {
      kind: 'failed',
      message: `it needs ${fn.length} argument${fn.length === 1 ? '' : 's'}: give them with --args, or export a function that calls it`,
    };
  const counters = (given as Counters | undefined) ?? (await countersOfEmbind());
  const options = { iterations, warmup, abortAboveMb, counters };
  const profile = await profileMemory(() => fn(...args), options);
  return { kind: 'profiled', profile, scripts: await coverage.scriptsBelow(folder) };
}

function functionsOf(module: object): ReadonlyMap<string, AnyFunction> {
  const isClass = (value: AnyFunction): boolean => /^class\b/.test(Function.prototype.toString.call(value));
  return new Map(
    Object.entries(module).filter(
      (entry): entry is [string, AnyFunction] => typeof entry[1] === 'function' && !isClass(entry[1] as AnyFunction),
    ),
  );
}

/** What was thrown and where, without the places in this package. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return `it threw ${String(error)}`;
  const own = fileOfPackage('dist');
  const lines = (error.stack ?? error.message).split('\n').filter((line) => !line.includes(own));
  return `it threw ${lines.join('\n')}`;
}
