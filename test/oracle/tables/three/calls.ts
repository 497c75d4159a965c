import { callsByName } from '../oracle.ts';

/** What the calls use, made anew for each. */
export const inputs = `
  const kept = new THREE.Object3D();
  const geometry = new THREE.BoxGeometry();
  const positions = new THREE.BufferAttribute(new Float32Array(9), 3);
  const otherGeometry = new THREE.BoxGeometry();
  const material = new THREE.MeshBasicMaterial();
  const otherMaterial = new THREE.MeshBasicMaterial();
  const texture = new THREE.Texture();
  const target = new THREE.WebGLRenderTarget(1, 1);
  const cubeTarget = new THREE.WebGLCubeRenderTarget(1);
  const otherTarget = new THREE.WebGLRenderTarget(1, 1);
  const givenGeometry = new THREE.BufferGeometry();
  const givenMaterial = new THREE.Material();
  const givenTexture = new THREE.Texture();
  const givenTarget = new THREE.WebGLRenderTarget(1, 1);
  const mesh = new THREE.Mesh(geometry, material);
  const givenBatch = new THREE.BatchedMesh(1, 3, 3, material);
  const camera = new THREE.PerspectiveCamera();
  const group = new THREE.Group();
  group.add(mesh);
  const givenControls = new THREE.OrbitControls(camera, element());
  const renderer = { getPixelRatio: () => 1, getSize: () => ({ width: 1, height: 1 }), isWebGPURenderer: true, hasFeature: () => false };
  const composer = new THREE.EffectComposer(renderer);
  const pass = { setSize: () => {} };
  composer.addPass(pass);
  const givenComposer = new THREE.EffectComposer(renderer);
  const textures = new THREE.TextureLoader();
  const floats = new THREE.HDRLoader();
  const compressed = new THREE.KTX2Loader();
  const files = new THREE.FileLoader();
  const scenes = new THREE.GLTFLoader();
`;

/** The calls of constructors and functions, by name. */
export const functionCalls = callsByName([
  ['BufferGeometry InstancedBufferGeometry BoxGeometry CapsuleGeometry CircleGeometry ConeGeometry CylinderGeometry', 'new THREE.@()'],
  ['ExtrudeGeometry IcosahedronGeometry LatheGeometry OctahedronGeometry PlaneGeometry PolyhedronGeometry', 'new THREE.@()'],
  [
    'DodecahedronGeometry RingGeometry ShapeGeometry SphereGeometry TetrahedronGeometry TorusGeometry TorusKnotGeometry TubeGeometry',
    'new THREE.@()',
  ],
  ['LineGeometry LineSegmentsGeometry RoundedBoxGeometry ConvexGeometry ParametricGeometry TeapotGeometry', 'new THREE.@()'],
  ['EdgesGeometry WireframeGeometry WireframeGeometry2', 'new THREE.@(geometry)'],
  ['TextGeometry', "new THREE.@('a')"],
  ['DecalGeometry', 'new THREE.@(mesh)'],
  ['LineBasicMaterial LineDashedMaterial MeshBasicMaterial MeshDepthMaterial MeshDistanceMaterial MeshLambertMaterial', 'new THREE.@()'],
  ['MeshMatcapMaterial MeshNormalMaterial MeshPhongMaterial MeshPhysicalMaterial MeshStandardMaterial MeshToonMaterial', 'new THREE.@()'],
  ['PointsMaterial RawShaderMaterial ShaderMaterial LineMaterial ShadowMaterial SpriteMaterial NodeMaterial Material', 'new THREE.@()'],
  ['MeshBasicNodeMaterial MeshStandardNodeMaterial MeshPhysicalNodeMaterial', 'new THREE.@()'],
  ['Texture CanvasTexture CompressedTexture CubeTexture Data3DTexture DataArrayTexture DataTexture DepthTexture', 'new THREE.@()'],
  ['FramebufferTexture StorageTexture', 'new THREE.@(1, 1)'],
  ['VideoTexture', 'new THREE.@({})'],
  ['RenderTarget RenderTarget3D WebGLRenderTarget WebGL3DRenderTarget WebGLArrayRenderTarget', 'new THREE.@(1, 1)'],
  ['CubeRenderTarget WebGLCubeRenderTarget', 'new THREE.@(1)'],
  [
    'OrbitControls MapControls TrackballControls TransformControls FlyControls FirstPersonControls PointerLockControls',
    'new THREE.@(camera, element())',
  ],
  ['ArcballControls', 'new THREE.@(camera, element())'],
  ['DragControls', 'new THREE.@([], camera, element())'],
  ['EffectComposer', 'new THREE.@(renderer)'],
  ['Mesh SkinnedMesh Line LineSegments LineLoop Points', 'new THREE.@(geometry, material)'],
  ['InstancedMesh', 'new THREE.@(geometry, material, 1)'],
  ['BatchedMesh', 'new THREE.@(1, 3, 3, material)'],
  ['Sprite', 'new THREE.@(material)'],
  ['Object3D Group Scene PerspectiveCamera OrthographicCamera DirectionalLight PointLight SpotLight AmbientLight', 'new THREE.@()'],
  ['HemisphereLight', 'new THREE.@()'],
  ['CubeCamera', 'new THREE.@(1, 2, cubeTarget)'],
  ['TextureLoader CubeTextureLoader RGBELoader HDRLoader EXRLoader KTX2Loader DDSLoader TGALoader', 'new THREE.@()'],
  ['GLTFLoader OBJLoader FBXLoader FileLoader FontLoader DRACOLoader', 'new THREE.@()'],
  ['BufferGeometryUtils.mergeGeometries mergeGeometries', 'THREE.@([geometry, otherGeometry])'],
  ['BufferGeometryUtils.mergeVertices mergeVertices', 'THREE.@(geometry)'],
]);

/** The calls of methods, by kind. */
export const methodCalls: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  Geometry: callsByName([
    ['dispose', 'givenGeometry.@()'],
    ['clone toNonIndexed center', 'geometry.@()'],
    ['setAttribute', "geometry.@('position', positions)"],
    ['setIndex', 'geometry.@(null)'],
    ['copy', 'geometry.@(otherGeometry)'],
    ['translate scale', 'geometry.@(1, 1, 1)'],
    ['rotateX rotateY rotateZ', 'geometry.@(1)'],
    ['applyMatrix4', 'geometry.@(new THREE.Matrix4())'],
    ['setFromPoints', 'otherGeometry.@([new THREE.Vector3()])'],
    ['deleteAttribute', "geometry.@('uv')"],
    ['lookAt', 'geometry.@(new THREE.Vector3(1, 0, 0))'],
  ]),
  Material: callsByName([
    ['dispose', 'givenMaterial.@()'],
    ['clone', 'material.@()'],
    ['copy', 'material.@(otherMaterial)'],
    ['setValues', 'material.@({ opacity: 1 })'],
  ]),
  Texture: callsByName([
    ['dispose', 'givenTexture.@()'],
    ['clone', 'texture.@()'],
  ]),
  RenderTarget: callsByName([
    ['dispose', 'givenTarget.@()'],
    ['clone', 'target.@()'],
    ['copy', 'target.@(otherTarget)'],
    // Another size frees what is there, and the renderer makes it anew when it is used.
    ['setSize', 'target.@(1, 1)'],
  ]),
  Controls: callsByName([['dispose disconnect', 'givenControls.@()']]),
  Composer: callsByName([
    ['dispose', 'givenComposer.@()'],
    ['addPass removePass', 'composer.@(pass)'],
    ['insertPass', 'composer.@(pass, 0)'],
    ['setSize', 'composer.@(1, 1)'],
    ['setPixelRatio', 'composer.@(1)'],
  ]),
  Object3D: callsByName([
    ['add attach', 'group.@(kept)'],
    ['remove', 'group.@(mesh)'],
    ['removeFromParent', 'mesh.@()'],
    ['clear clone', 'group.@()'],
    ['traverse traverseVisible', 'group.@(probe)'],
    ['traverseAncestors', 'mesh.@(probe)'],
    ['getObjectByName', "(mesh.name = 'm', group.@('m'))"],
    ['getObjectById', 'group.@(mesh.id)'],
  ]),
  Mesh: callsByName([['clone', 'mesh.@()']]),
  BatchedMesh: callsByName([['dispose', 'givenBatch.@()']]),
  TextureLoader: callsByName([
    ['load', "textures.@('a.png', probe)"],
    ['loadAsync', "textures.@('a.png')"],
    ['setPath', "textures.@('/')"],
    ['setCrossOrigin', "textures.@('')"],
    ['setDataType', 'floats.@(THREE.FloatType)'],
    ['setTranscoderPath', "compressed.@('/')"],
    ['detectSupport', 'compressed.@(renderer)'],
  ]),
  Loader: callsByName([
    ['load', "files.@('data:,a', probe)"],
    ['parse', `scenes.@('{"asset":{"version":"2.0"}}', '', probe)`],
  ]),
  Dispatcher: callsByName([['addEventListener', "geometry.@('a', probe)"]]),
};
