import { three } from '../../../../src/knowledge/tables/three.ts';
import { countListeners, element, standInForBrowser } from '../browser-stand-ins.ts';
import type { Oracle } from '../oracle.ts';
import { functionCalls, inputs, methodCalls } from './calls.ts';
import { loadNamespace } from './namespace.ts';

interface Dispatcher {
  dispatchEvent(event: { readonly type: string }): void;
}
interface Disposable extends Dispatcher {
  dispose(): void;
}
interface RenderTarget extends Disposable {
  readonly textures: readonly object[];
  readonly depthTexture: object | null;
}
interface Composer extends Disposable {
  readonly renderTarget1: object;
}
interface Controls extends Disposable {
  readonly domElement: EventTarget | null;
}
interface Batch extends Disposable {
  readonly geometry: object;
}
type Class<Instance> = (abstract new (...args: never) => Instance) & { readonly prototype: Instance };

standInForBrowser();
const THREE = await loadNamespace();
const classOf = <Instance>(name: string): Class<Instance> => THREE[name] as Class<Instance>;
/** What takes memory of the GPU. Each has a number, given one after another, so that a new one tells how many there were. */
const numbered = ['BufferGeometry', 'Material', 'Texture'].map((name) => THREE[name] as new () => Disposable & { readonly id: number });
const [RenderTarget, Controls] = [classOf<RenderTarget>('RenderTarget'), classOf<Controls>('Controls')];
const [Composer, Batch] = [classOf<Composer>('EffectComposer'), classOf<Batch>('BatchedMesh')];
const [Object3D, Loader] = [classOf<{ readonly children: readonly object[] }>('Object3D'), classOf<object>('Loader')];

const disposed = new WeakSet<object>();
let disposedCount = 0;
const note = (value: object | null): void => {
  if (value === null || disposed.has(value)) return;
  disposed.add(value);
  if (isNumbered(value)) disposedCount += 1;
};
const dispatcher = classOf<Dispatcher>('EventDispatcher').prototype;
const { dispatchEvent } = dispatcher;
dispatcher.dispatchEvent = function (this: object, event) {
  if (event.type === 'dispose') note(this);
  // The renderer frees the textures of a target with it.
  if (event.type === 'dispose' && this instanceof RenderTarget) for (const each of [...this.textures, this.depthTexture]) note(each);
  dispatchEvent.call(this, event);
};

// Sprites have a geometry in common.
new (classOf<object>('Sprite') as new () => object)();

let probes = 0;
function live(): number {
  probes += 1;
  return numbered.map((Numbered) => new Numbered().id + 1 - probes).reduce((sum, made) => sum + made) - disposedCount;
}

const isNumbered = (value: unknown): boolean => numbered.some((Numbered) => value instanceof Numbered);
const isControls = (value: unknown): value is Controls => value instanceof Controls;
const isComposer = (value: unknown): value is Composer => value instanceof Composer;
const isBatch = (value: unknown): value is Batch => value instanceof Batch;
const isHandle = (value: unknown): boolean =>
  isNumbered(value) || value instanceof RenderTarget || isControls(value) || isComposer(value) || isBatch(value);

function isReleased(value: unknown): boolean {
  if (isControls(value)) return countListeners(value.domElement) === 0;
  return disposed.has(isComposer(value) ? value.renderTarget1 : isBatch(value) ? value.geometry : (value as object));
}

const isOf = (name: string, value: unknown): boolean => value instanceof classOf(name);
const classes: Readonly<Record<string, (value: unknown) => boolean>> = {
  'three.Geometry': (value) => isOf('BufferGeometry', value),
  'three.Material': (value) => isOf('Material', value),
  'three.Texture': (value) => isOf('Texture', value),
  'three.RenderTarget': (value) => isOf('RenderTarget', value),
  'three.Controls': isControls,
  'three.Composer': isComposer,
  'three.Mesh': (value) => value instanceof Object3D && ('material' in value || 'geometry' in value),
  'three.BatchedMesh': isBatch,
  'three.Object3D': (value) => value instanceof Object3D,
  'three.TextureLoader': (value) => value instanceof Loader,
  'three.Loader': (value) => value instanceof Loader,
};

/** three.js without a GPU: geometries, materials and textures are counted from when they are made until they say that they are disposed. */
export const threeOracle: Oracle = {
  table: three,
  names: { THREE, element },
  inputs,
  callOf: (name, kind) => (kind === undefined ? functionCalls : methodCalls[kind])?.get(name.replace(/^new /, '')),
  isOfKind: (kind, value) => classes[kind]?.(value) ?? false,
  isHandle,
  isReleased,
  live,
  isCounted: (value) => isNumbered(value) || value instanceof RenderTarget,
  release: (value) => (value as Disposable).dispose(),
  // Made and put aside before it is drawn: by a class, for its subclass; by a constructor, for what is copied into it; as a pattern for copies.
  hidden: {
    WireframeGeometry2: 1,
    RoundedBoxGeometry: 1,
    RenderTarget3D: 1,
    CubeRenderTarget: 1,
    WebGLCubeRenderTarget: 1,
    WebGL3DRenderTarget: 1,
    WebGLArrayRenderTarget: 1,
    'RenderTarget.clone': 1,
    'RenderTarget.copy': 1,
    'Object3D.clone': 2,
    'Mesh.clone': 2,
    EffectComposer: 1,
    TransformControls: 180,
    ArcballControls: 4,
  },
  sizeOf: (value) => (value instanceof Object3D ? value.children.length : undefined),
};
