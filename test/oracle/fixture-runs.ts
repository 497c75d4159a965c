import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { givenTo } from './given.ts';
import { type Effect, MarkedCode } from './marked-code.ts';

/** What a run is measured by: live tensors, live handles of OpenCV.js, object URLs, or bytes of the heap, of which listeners and graphs take many. */
export type Measure = 'tensors' | 'mats' | 'urls' | 'bytes' | 'listeners' | 'graphs';

/** One call of a fixture that is run, and what markers say that it does. */
export interface FixtureRun {
  /** The call, as the fixture writes it. */
  readonly call: string;
  readonly measure: Measure;
  readonly says: Effect | 'clean';
  /** A CommonJS module that exports `main`, which makes the call once. */
  readonly code: string;
}

/** What of a fixture is run, and why the rest is not. */
export interface Coverage {
  /** Functions, methods and handlers, by name. */
  readonly names: readonly string[];
  /** Those with a marker. */
  readonly marked: readonly string[];
  /** Functions and classes that the fixture exports. */
  readonly exported: readonly string[];
  readonly run: ReadonlySet<string>;
  /** By name, or for all the rest under `*`. */
  readonly notRun: ReadonlyMap<string, string>;
}

/** What is done with what the call gives. */
const after: Readonly<Record<Measure, (call: string) => string>> = {
  tensors: (call) => `async () => { library.dispose(await ${call}); }`,
  mats: (call) => `() => { release(${call}); }`,
  urls: (call) => `async () => { await ${call}; }`,
  bytes: (call) => `() => ${call}`,
  listeners: (call) => `() => ${call}`,
  graphs: (call) => `() => ${call}`,
};

/** The calls in the `// run:` lines of a fixture. */
export function runsOf(path: string, text: string): readonly FixtureRun[] {
  const fixture = read(path, text);
  if (fixture.calls.length === 0) return [];
  const measure = measureOf(path, text);
  const { outputText } = transpileModule(text, {
    fileName: path,
    compilerOptions: {
      module: ModuleKind.CommonJS,
      target: ScriptTarget.ES2023,
      esModuleInterop: ['bytes', 'listeners', 'graphs'].includes(measure),
    },
  });
  // What the fixture only declares is there for each call.
  const declared = [...text.matchAll(/^declare (?:function|const|let) (\w+)/gm)].map(([, name]) => name);
  const asked = fixture.usedIn(declared.join(' '));
  return fixture.calls.map((call) => {
    const used = fixture.usedIn(call);
    const given = `${givenTo[measure]}\n${used.filter((line) => !asked.includes(line)).join('\n')}`;
    // In a block of their own, names that the fixture has for itself do no harm.
    const code = `${fixture.modules}\n${asked.join('\n')}\n${outputText}\n{${given}\nexports.main = ${after[measure](call)}; }`;
    const effects = fixture.marked.effectsOf([call, ...used].join('\n'));
    // What throws does not come to leaving anything.
    return { call, measure, says: effects.has('throws') ? 'throws' : effects.has('leaks') ? 'leaks' : 'clean', code };
  });
}

/** What the `// run:` and `// not run:` lines of a fixture say of its functions. */
export function coverageOf(path: string, text: string): Coverage {
  const { calls, marked, usedIn } = read(path, text);
  const run = new Set(calls.flatMap((call) => [...marked.runBy([call, ...usedIn(call)].join('\n'))]));
  const notRun = new Map(
    [...text.matchAll(/^\/\/ not run: (.+?) - (.+)$/gm)].flatMap(([, names = '', reason = '']) =>
      names.split(', ').map((name) => [name, reason] as const),
    ),
  );
  const own = new MarkedCode(text.replaceAll(/^\/\/ (?:given|run|not run)\b.*$/gm, ''), path);
  return { names: own.names, marked: own.names.filter((name) => own.isMarked(name)), exported: own.exported, run, notRun };
}

interface Read {
  readonly calls: readonly string[];
  readonly marked: MarkedCode;
  /** Code that has `require` give what the fixture says of modules that are not there. */
  readonly modules: string;
  /** The lines that make what code names, in the order of the fixture. */
  readonly usedIn: (code: string) => readonly string[];
}

function read(path: string, text: string): Read {
  const own = new Map([...text.matchAll(/^\/\/ given: (const (\w+) = .+)$/gm)].map(([, line = '', name = '']) => [name, line]));
  const modules = [...text.matchAll(/^\/\/ given (['"].+?['"]): (.+)$/gm)].map(([, name, value]) => `${name}: () => (${value}),`);
  const usedIn = (code: string): readonly string[] => {
    const used = new Set<string>();
    const add = (asking: string): void => {
      for (const [name, line] of own) {
        if (used.has(line) || !new RegExp(`\\b${name}\\b`).test(asking)) continue;
        used.add(line);
        add(line);
      }
    };
    add(code);
    return [...own.values()].filter((line) => used.has(line));
  };
  return {
    calls: [...text.matchAll(/^\/\/ run: (.+)$/gm)].map(([, call = '']) => call),
    marked: new MarkedCode(text.replaceAll(/^\/\/ (?:given: |(?:not )?run: .*$)/gm, ''), path),
    modules:
      modules.length > 0 ? `var require = ((load, own) => (name) => own[name]?.() ?? load(name))(require, { ${modules.join(' ')} });` : '',
    usedIn,
  };
}

function measureOf(path: string, text: string): Measure {
  if (path.includes('no-graph-creation-in-loop/')) return 'graphs';
  if (path.includes('require-matched-listener/')) return 'listeners';
  if (path.includes('no-unbounded-accumulator/')) return 'bytes';
  if (text.includes('createObjectURL(')) return 'urls';
  return /\bcv\./.test(text) ? 'mats' : 'tensors';
}
