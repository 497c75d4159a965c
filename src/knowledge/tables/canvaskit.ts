import { embindDelete, embindDeleteLater, embindHandle } from '../embind.ts';
import type { LibraryTable, Row } from '../table.ts';

const declarations = 'canvaskit-wasm 0.42.0, types/index.d.ts';
const evidence = `${declarations}: EmbindObject`;
const free: Row = { ...embindDelete, evidence };
const freeLater: Row = { ...embindDeleteLater, evidence };

/** Skia compiled to WebAssembly. A surface's canvas belongs to the surface; styles, colours and rectangles are plain. */
export const canvaskit = {
  library: 'canvaskit',
  modules: ['canvaskit-wasm', 'canvaskit-wasm/*'],
  globals: ['CanvasKitInit'],
  namespaceExports: ['default'],
  kinds: {
    Object: {
      noun: 'CanvasKit object',
      types: [
        ...['Path', 'PathBuilder', 'Paint', 'Font', 'PictureRecorder', 'SkPicture', 'Shader', 'ImageFilter', 'ColorFilter', 'MaskFilter'],
        ...['PathEffect', 'TextBlob', 'Paragraph', 'ParagraphBuilder', 'Vertices', 'RuntimeEffect', 'ContourMeasureIter'],
      ],
      resource: embindHandle,
      evidence: declarations,
      methods: [
        free,
        freeLater,
        {
          names: [
            ...['copy', 'makeAsWinding', 'makeCombined', 'makeDashed', 'makeSimplified', 'makeTrimmed', 'makeStroked', 'detach'],
            ...['finishRecordingAsPicture', 'build', 'makeShader'],
          ],
          result: { kind: 'canvaskit.Object' },
          evidence: declarations,
        },
      ],
    },
    Image: {
      noun: 'CanvasKit image',
      types: ['Image', 'AnimatedImage'],
      resource: embindHandle,
      evidence: declarations,
      methods: [
        free,
        freeLater,
        { names: ['makeCopyWithDefaultMipmaps', 'makeImageAtCurrentFrame'], result: { kind: 'canvaskit.Image' }, evidence: declarations },
        { names: ['makeShaderOptions', 'makeShaderCubic'], result: { kind: 'canvaskit.Object' }, evidence: declarations },
        { names: ['encodeToBytes', 'readPixels', 'width', 'height'], result: { plain: true }, evidence: declarations },
      ],
    },
    Surface: {
      noun: 'CanvasKit surface',
      types: ['Surface'],
      resource: embindHandle,
      evidence: declarations,
      methods: [
        freeLater,
        { names: ['delete', 'dispose'], releases: ['this'], result: { plain: true }, evidence: declarations },
        {
          names: ['makeImageSnapshot', 'makeImageFromTextureSource', 'makeImageFromTexture'],
          result: { kind: 'canvaskit.Image' },
          evidence: declarations,
        },
        { names: ['makeSurface'], result: { kind: 'canvaskit.Surface' }, evidence: declarations },
        {
          names: ['requestAnimationFrame'],
          runs: [{ argument: 0, mode: 'frame', once: true }],
          result: { plain: true },
          evidence: declarations,
        },
        {
          names: ['drawOnce'],
          releases: ['this'],
          runs: [{ argument: 0, mode: 'later' }],
          result: { plain: true },
          evidence: `it disposes itself: ${declarations}`,
        },
        { names: ['flush', 'width', 'height'], result: { plain: true }, evidence: declarations },
      ],
    },
  },
  functions: [
    { names: [''], result: { promise: { namespace: 'canvaskit' } }, evidence: 'canvaskit-wasm 0.42.0, README.md' },
    {
      names: ['Paint', 'Path', 'PathBuilder', 'Font', 'PictureRecorder', 'ContourMeasureIter'],
      construct: true,
      result: { kind: 'canvaskit.Object' },
      evidence: declarations,
    },
    {
      names: ['MakeImageFromEncoded', 'MakeAnimatedImageFromEncoded', 'MakeImageFromCanvasImageSource'],
      result: { kind: 'canvaskit.Image' },
      evidence: declarations,
    },
    {
      names: [
        ...['MakeCanvasSurface', 'MakeSWCanvasSurface', 'MakeSurface', 'MakeRenderTarget', 'MakeRasterDirectSurface'],
        ...['MakeWebGLCanvasSurface'],
      ],
      result: { kind: 'canvaskit.Surface' },
      evidence: declarations,
    },
    {
      names: [
        ...['Path.Make*', 'Shader.Make*', 'ImageFilter.Make*', 'ColorFilter.Make*', 'MaskFilter.Make*', 'PathEffect.Make*'],
        ...['TextBlob.Make*', 'ParagraphBuilder.Make*', 'RuntimeEffect.Make*', 'MakeVertices', 'MakePicture'],
      ],
      result: { kind: 'canvaskit.Object' },
      evidence: declarations,
    },
  ],
} satisfies LibraryTable;
