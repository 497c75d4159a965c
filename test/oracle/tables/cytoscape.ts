import { createRequire } from 'node:module';
import { cytoscape as table } from '../../../src/knowledge/tables/cytoscape.ts';
import { callsByName, type Oracle } from './oracle.ts';

interface Core {
  destroy(): void;
  destroyed(): boolean;
  elements(): { readonly length: number };
  styleEnabled(): boolean;
  readonly _private: { readonly animationsRunning?: boolean };
}
type Factory = (options?: object) => Core;

const real = createRequire(import.meta.url)('cytoscape') as Factory;
const made = new Set<Core>();
const noted = (core: unknown): unknown => {
  if (isCore(core)) made.add(core);
  return core;
};
const cytoscape = new Proxy(real, {
  apply: (target, self, args) => noted(Reflect.apply(target, self, args)),
  construct: (target, args, newTarget) => noted(Reflect.construct(target, args, newTarget)) as object,
});

function isCore(value: unknown): value is Core {
  return typeof (value as Partial<Core> | undefined)?.destroyed === 'function';
}

/** An instance with a style has a loop of its own, so nothing frees it as long as that runs. One without is like any other object. */
const hasLoop = (core: unknown): core is Core => isCore(core) && core.styleEnabled();
const isRunning = (core: unknown): boolean => hasLoop(core) && !core.destroyed() && core._private.animationsRunning === true;
const isCollection = (value: unknown): value is { readonly length: number } =>
  typeof (value as { readonly isNode?: unknown } | undefined)?.isNode === 'function';

const functions = callsByName([
  [' #1', 'cytoscape({ headless: true, styleEnabled: true })'],
  ['#2', 'cytoscape({ headless: true })'],
  ['use', 'cytoscape.@(() => {})'],
]);
const methods: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  Core: callsByName([
    ['destroy unmount', 'given.@()'],
    ['add', "cy.@({ data: { id: 'z' } })"],
    ['remove', 'cy.@(nodes)'],
    ['elements nodes edges collection', 'cy.@()'],
    ['filter', 'cy.@(() => true)'],
    ['$', "cy.@('#a')"],
    ['getElementById', "cy.@('a')"],
    ['batch', 'cy.@(probe)'],
    ['ready', 'cy.@(probe)'],
    ['json fit center resize', 'cy.@()'],
  ]),
  Collection: callsByName([
    ['forEach each some every map filter', 'nodes.@(probe)'],
    ['sort', 'nodes.@(() => 0)'],
    ['clone neighborhood connectedEdges components successors predecessors remove', 'nodes.@()'],
    ['connectedNodes', 'edges.@()'],
    ['union intersection difference', 'nodes.@(edges)'],
    ['restore', '(nodes.remove(), nodes.@())'],
    ['move', 'nodes.@({ parent: null })'],
  ]),
};

/** Cytoscape.js without a browser, of whose instances those count that go on by themselves. */
export const cytoscapeOracle: Oracle = {
  table,
  names: { cytoscape },
  inputs: `
    const elements = [{ data: { id: 'a' } }, { data: { id: 'b' } }, { data: { id: 'e', source: 'a', target: 'b' } }];
    const cy = cytoscape({ headless: true, styleEnabled: true, elements });
    const given = cytoscape({ headless: true, styleEnabled: true });
    const nodes = cy.nodes();
    const edges = cy.edges();
  `,
  callOf: (name, kind) => {
    if (kind !== undefined) return methods[kind]?.get(name);
    const [, construct, path] = /^(new )?(.*)$/.exec(name) ?? [];
    // The row is for what neither case is about, which takes a container.
    const call = functions.get(path ?? '');
    return call && `${construct ?? ''}${call}`;
  },
  isOfKind: (kind, value) =>
    kind === 'cytoscape.Collection' ? isCollection(value) : isCore(value) && hasLoop(value) === (kind === 'cytoscape.Core'),
  isHandle: hasLoop,
  isReleased: (core) => !isRunning(core),
  live: () => [...made].filter(isRunning).length,
  isCounted: hasLoop,
  release: (core) => (core as Core).destroy(),
  sizeOf: (value) => (isCore(value) ? value.elements().length : undefined),
};
