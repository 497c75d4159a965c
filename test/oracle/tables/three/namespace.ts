/** Modules of examples/jsm of which the table names something. */
const examples = [
  ...['lines/LineGeometry', 'lines/LineSegmentsGeometry', 'lines/WireframeGeometry2', 'lines/LineMaterial'],
  ...['geometries/RoundedBoxGeometry', 'geometries/TextGeometry', 'geometries/DecalGeometry', 'geometries/ConvexGeometry'],
  ...['geometries/ParametricGeometry', 'geometries/TeapotGeometry', 'controls/OrbitControls', 'controls/MapControls'],
  ...['controls/TrackballControls', 'controls/TransformControls', 'controls/DragControls', 'controls/FlyControls'],
  ...['controls/FirstPersonControls', 'controls/PointerLockControls', 'controls/ArcballControls', 'postprocessing/EffectComposer'],
  ...['loaders/RGBELoader', 'loaders/HDRLoader', 'loaders/EXRLoader', 'loaders/KTX2Loader', 'loaders/DDSLoader', 'loaders/TGALoader'],
  ...['loaders/GLTFLoader', 'loaders/OBJLoader', 'loaders/FBXLoader', 'loaders/FontLoader', 'loaders/DRACOLoader'],
];

/** three.js with its parts for WebGPU and its examples, under the names that the table gives. */
export async function loadNamespace(): Promise<Readonly<Record<string, unknown>>> {
  const load = (name: string): Promise<object> => import(/* @vite-ignore */ name) as Promise<object>;
  const modules = await Promise.all(examples.map((name) => load(`three/examples/jsm/${name}.js`)));
  const BufferGeometryUtils = await load('three/examples/jsm/utils/BufferGeometryUtils.js');
  return Object.assign({}, await load('three/webgpu'), await load('three'), ...modules, BufferGeometryUtils, { BufferGeometryUtils });
}
