/** Classes of three.js that behave alike. */

export const geometryNames = [
  ...['BufferGeometry', 'InstancedBufferGeometry', 'BoxGeometry', 'CapsuleGeometry', 'CircleGeometry', 'ConeGeometry'],
  ...['CylinderGeometry', 'EdgesGeometry', 'ExtrudeGeometry', 'IcosahedronGeometry', 'LatheGeometry', 'OctahedronGeometry'],
  'DodecahedronGeometry',
  ...['PlaneGeometry', 'PolyhedronGeometry', 'RingGeometry', 'ShapeGeometry', 'SphereGeometry', 'TetrahedronGeometry'],
  ...['TorusGeometry', 'TorusKnotGeometry', 'TubeGeometry', 'WireframeGeometry'],
  // Of examples/jsm and three-stdlib: they extend the ones above.
  ...[
    'LineGeometry',
    'LineSegmentsGeometry',
    'WireframeGeometry2',
    'RoundedBoxGeometry',
    'TextGeometry',
    'DecalGeometry',
    'ConvexGeometry',
    'ParametricGeometry',
    'TeapotGeometry',
  ],
];

export const earlierGeometryNames = [
  ...['Geometry', 'BoxBufferGeometry', 'CircleBufferGeometry', 'ConeBufferGeometry', 'CylinderBufferGeometry'],
  ...['DodecahedronBufferGeometry', 'ExtrudeBufferGeometry', 'IcosahedronBufferGeometry'],
  ...['PlaneBufferGeometry'],
  ...['RingBufferGeometry', 'ShapeBufferGeometry', 'SphereBufferGeometry'],
  ...['TextBufferGeometry', 'TorusBufferGeometry', 'TorusKnotBufferGeometry', 'TubeBufferGeometry'],
];

export const materialNames = [
  ...['LineBasicMaterial', 'LineDashedMaterial', 'MeshBasicMaterial', 'MeshDepthMaterial', 'MeshDistanceMaterial'],
  ...['MeshLambertMaterial', 'MeshMatcapMaterial', 'MeshNormalMaterial', 'MeshPhongMaterial', 'MeshPhysicalMaterial'],
  ...['MeshStandardMaterial', 'MeshToonMaterial', 'PointsMaterial', 'RawShaderMaterial', 'ShaderMaterial', 'LineMaterial'],
  ...['ShadowMaterial', 'SpriteMaterial', 'NodeMaterial', 'MeshBasicNodeMaterial', 'MeshStandardNodeMaterial'],
  ...['MeshPhysicalNodeMaterial', 'Material'],
];

export const textureNames = [
  ...['Texture', 'CanvasTexture', 'CompressedTexture', 'CubeTexture', 'Data3DTexture', 'DataArrayTexture', 'DataTexture'],
  ...['DepthTexture', 'FramebufferTexture', 'VideoTexture', 'StorageTexture'],
];

export const renderTargetNames = [
  ...['RenderTarget', 'RenderTarget3D', 'CubeRenderTarget', 'WebGLRenderTarget', 'WebGLCubeRenderTarget'],
  ...['WebGL3DRenderTarget', 'WebGLArrayRenderTarget'],
];

export const earlierRenderTargetNames = ['WebGLMultisampleRenderTarget', 'WebGLMultipleRenderTargets'];

export const controlsNames = [
  ...['OrbitControls', 'MapControls', 'TrackballControls', 'TransformControls', 'DragControls', 'FlyControls'],
  ...['FirstPersonControls', 'PointerLockControls', 'ArcballControls'],
];

export const meshNames = [...['Mesh', 'SkinnedMesh', 'InstancedMesh', 'Line', 'LineSegments', 'LineLoop', 'Points', 'Sprite']];

export const textureLoaderNames = [
  ...['TextureLoader', 'CubeTextureLoader', 'RGBELoader', 'HDRLoader', 'EXRLoader', 'KTX2Loader', 'DDSLoader', 'TGALoader'],
];

/** Properties of materials that refer to textures. */
export const materialMaps = [
  ...['map', 'alphaMap', 'aoMap', 'bumpMap', 'displacementMap', 'emissiveMap', 'envMap', 'gradientMap', 'lightMap', 'matcap'],
  ...['metalnessMap', 'normalMap', 'roughnessMap', 'specularMap'],
];
