import { Knowledge } from './knowledge.ts';
import type { LibraryTable } from './table.ts';
import { arrow } from './tables/arrow.ts';
import { playwright, puppeteer } from './tables/browser-automation.ts';
import { canvaskit } from './tables/canvaskit.ts';
import { chartJs } from './tables/chart-js.ts';
import { d3Array, fastCartesian, jsCombinatorics, justCartesianProduct } from './tables/combinatorics.ts';
import { copiers, lodash, rfdc } from './tables/copiers.ts';
import { csrMatrix } from './tables/csr-matrix.ts';
import { cytoscape } from './tables/cytoscape.ts';
import { d3Force } from './tables/d3-force.ts';
import { danfojs } from './tables/danfojs.ts';
import { ioredis, knex, mongodb, prisma, redis, sequelize } from './tables/database-clients.ts';
import { duckdb } from './tables/duckdb.ts';
import { echarts } from './tables/echarts.ts';
import { embeddings } from './tables/embeddings.ts';
import { faceApi } from './tables/face-api.ts';
import { ffmpeg } from './tables/ffmpeg.ts';
import { dsp, fftJs } from './tables/fft.ts';
import { graphlib } from './tables/graphlib.ts';
import { graphologyFunctions } from './tables/graphology-functions.ts';
import { graphologyLayouts } from './tables/graphology-layouts.ts';
import { graphologySimplePath } from './tables/graphology-simple-path.ts';
import { graphology } from './tables/graphology.ts';
import { human } from './tables/human.ts';
import { isolatedVm } from './tables/isolated-vm.ts';
import { javascriptArrays } from './tables/javascript-arrays.ts';
import { javascriptCollections } from './tables/javascript-collections.ts';
import { javascriptObjects } from './tables/javascript-objects.ts';
import { javascriptPromises } from './tables/javascript-promises.ts';
import { javascriptTypedArrays } from './tables/javascript-typed-arrays.ts';
import { jobQueues } from './tables/job-queues.ts';
import { jquery } from './tables/jquery.ts';
import { leaflet } from './tables/leaflet.ts';
import { luma } from './tables/luma.ts';
import { maplibre } from './tables/maplibre.ts';
import { mathjs } from './tables/mathjs.ts';
import { mlMatrix } from './tables/ml-matrix.ts';
import { mlSparseMatrix } from './tables/ml-sparse-matrix.ts';
import { monaco } from './tables/monaco.ts';
import { ndarrayUnpack } from './tables/ndarray-unpack.ts';
import { ndarray } from './tables/ndarray.ts';
import { neo4jGds } from './tables/neo4j-gds.ts';
import { neo4j } from './tables/neo4j.ts';
import { ngraphGenerators } from './tables/ngraph-generators.ts';
import { ngraphLayout } from './tables/ngraph-layout.ts';
import { ngraph } from './tables/ngraph.ts';
import { nodeBuffer } from './tables/node-buffer.ts';
import { nodeEvents } from './tables/node-events.ts';
import { nodeFilesPromises } from './tables/node-files-promises.ts';
import { nodeFiles } from './tables/node-files.ts';
import { nodeHttp } from './tables/node-http.ts';
import { nodeProcess } from './tables/node-process.ts';
import { nodeThreads } from './tables/node-threads.ts';
import { numeric } from './tables/numeric.ts';
import { numjs } from './tables/numjs.ts';
import { objectUrls } from './tables/object-urls.ts';
import { onnxruntime } from './tables/onnxruntime.ts';
import { opencv } from './tables/opencv.ts';
import { pdfjs } from './tables/pdfjs.ts';
import { postprocessing } from './tables/postprocessing.ts';
import { quickjs } from './tables/quickjs-emscripten.ts';
import { rapier } from './tables/rapier.ts';
import { reactThreeFiber } from './tables/react-three-fiber.ts';
import { react } from './tables/react.ts';
import { rxjs } from './tables/rxjs.ts';
import { sceneElements } from './tables/scene-elements.ts';
import { serversExpress } from './tables/servers-express.ts';
import { serversFastify } from './tables/servers-fastify.ts';
import { serversKoa } from './tables/servers-koa.ts';
import { serversSockets } from './tables/servers-sockets.ts';
import { sigma } from './tables/sigma.ts';
import { sqlJs } from './tables/sql-js.ts';
import { mysql2, postgres, typeOrm } from './tables/sql-pools.ts';
import { svelte } from './tables/svelte.ts';
import { tesseract } from './tables/tesseract.ts';
import { bodyPix, detectors, posenet, segmenters } from './tables/tfjs-body-models.ts';
import { tfjsData } from './tables/tfjs-data.ts';
import { blazeface, cocoSsd, deeplab, mobilenet } from './tables/tfjs-image-models.ts';
import { knnClassifier, universalSentenceEncoder } from './tables/tfjs-text-models.ts';
import { tfjs } from './tables/tfjs.ts';
import { three } from './tables/three.ts';
import { transformers } from './tables/transformers.ts';
import { troikaThreeText } from './tables/troika-three-text.ts';
import { visNetwork } from './tables/vis-network.ts';
import { vue } from './tables/vue.ts';
import { webChannels } from './tables/web-channels.ts';
import { webEvents } from './tables/web-events.ts';
import { webLinks } from './tables/web-links.ts';
import { webLlm } from './tables/web-llm.ts';
import { webMedia } from './tables/web-media.ts';
import { webTreeSitter } from './tables/web-tree-sitter.ts';
import { webgl } from './tables/webgl.ts';
import { webgpu } from './tables/webgpu.ts';
import { yoga } from './tables/yoga.ts';

/** All tables that come with the package. A test checks the list against the folder `tables`. */
export const builtinTables: readonly LibraryTable[] = [
  tfjs,
  tfjsData,
  mobilenet,
  cocoSsd,
  deeplab,
  blazeface,
  detectors,
  segmenters,
  posenet,
  bodyPix,
  universalSentenceEncoder,
  knnClassifier,
  human,
  faceApi,
  opencv,
  onnxruntime,
  transformers,
  webLlm,
  webTreeSitter,
  sqlJs,
  postgres,
  mysql2,
  typeOrm,
  duckdb,
  quickjs,
  isolatedVm,
  tesseract,
  rapier,
  canvaskit,
  yoga,
  ffmpeg,
  puppeteer,
  playwright,
  javascriptArrays,
  javascriptCollections,
  javascriptPromises,
  javascriptObjects,
  objectUrls,
  webEvents,
  webLinks,
  webMedia,
  webChannels,
  nodeEvents,
  nodeProcess,
  nodeThreads,
  nodeFiles,
  nodeFilesPromises,
  nodeHttp,
  serversExpress,
  serversKoa,
  serversFastify,
  serversSockets,
  react,
  reactThreeFiber,
  graphology,
  graphologyFunctions,
  graphologyLayouts,
  graphologySimplePath,
  cytoscape,
  sigma,
  ngraph,
  ngraphLayout,
  ngraphGenerators,
  visNetwork,
  neo4j,
  neo4jGds,
  graphlib,
  embeddings,
  d3Force,
  mathjs,
  mlSparseMatrix,
  mlMatrix,
  ndarray,
  ndarrayUnpack,
  sceneElements,
  troikaThreeText,
  csrMatrix,
  numeric,
  numjs,
  danfojs,
  arrow,
  three,
  webgl,
  webgpu,
  luma,
  chartJs,
  echarts,
  leaflet,
  maplibre,
  pdfjs,
  postprocessing,
  monaco,
  rxjs,
  jobQueues,
  vue,
  svelte,
  jquery,
  javascriptTypedArrays,
  nodeBuffer,
  lodash,
  copiers,
  rfdc,
  prisma,
  mongodb,
  redis,
  ioredis,
  knex,
  sequelize,
  d3Array,
  jsCombinatorics,
  fastCartesian,
  justCartesianProduct,
  fftJs,
  dsp,
];

let known: Knowledge | undefined;

/** What the tables of the package say. Built when first asked for, then shared. */
export function defaultKnowledge(): Knowledge {
  return (known ??= new Knowledge(builtinTables));
}

/** The tables of the package together with those of a user, who has the last word. */
export function knowledgeWith(userTables: readonly LibraryTable[]): Knowledge {
  return userTables.length === 0 ? defaultKnowledge() : new Knowledge([...builtinTables, ...userTables]);
}
