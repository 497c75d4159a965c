import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { monitoredMemory } from '../../src/runtime/monitored-memory.ts';

/** Runs a class as TypeScript compiles it. */
function run(text: string, experimentalDecorators: boolean): unknown {
  const { outputText } = ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ES2022, experimentalDecorators } });
  const log: string[] = [];
  const options = {
    counters: { handles: () => counts.handles },
    limitCount: 0,
    limitMb: 100_000,
    log: ({ message }: { message: string }) => void log.push(message),
  };
  const counts = { handles: 0 };
  // eslint-disable-next-line no-new-func
  return new Function('monitoredMemory', 'options', 'counts', 'log', outputText)(monitoredMemory, options, counts, log);
}

const text = `
class Service {
  base = 1;
  @monitoredMemory(options) open(by: number) { counts.handles += by; return this.base + by; }
  @monitoredMemory({ ...options, name: 'Service.close' }) static close() { counts.handles += 1; }
  @monitoredMemory(options) field = (by: number) => { counts.handles += by; return this.base; };
}
const service = new Service();
const results = [service.open(2), service.field(3), Service.close(), service.open(0)];
return { results, log, name: service.open.name };`;

describe('the decorator', () => {
  test('watches methods, static ones and functions in fields', () => {
    expect(run(text, false)).toEqual({
      results: [3, 1, undefined, 1],
      name: 'open',
      log: ['open grew handles by 2', 'field grew handles by 3', 'Service.close grew handles by 1'].map(
        (end) => `memory-audit: a call of ${end}`,
      ),
    });
  });

  test('says so when decorators are not the standard ones', () => {
    expect(() => run(text, true)).toThrow('@monitoredMemory() is a standard decorator');
  });

  test('refuses what is no method', () => {
    expect(() => run('@monitoredMemory() class Service {}', false)).toThrow(TypeError);
  });
});
