import { expect, test } from 'vitest';
import { kindsOfX } from './kinds-of-code.ts';

/** How TensorFlow.js and libraries in WebAssembly are used, and what the tables make of it. No kind stands for plain values. */
const kinds: readonly (readonly [code: string, ...kinds: string[]])[] = [
  // TensorFlow.js: how it is reached.
  ['import * as tf from "@tensorflow/tfjs"; const x = tf.tensor([1]);', 'tfjs.Tensor'],
  ['import { browser } from "@tensorflow/tfjs-core"; const x = browser.fromPixels(img);', 'tfjs.Tensor'],
  ['const { tensor2d, ...rest } = require("@tensorflow/tfjs-node"); const x = rest.node.decodeImage(bytes);', 'tfjs.Tensor'],
  ['const tf = await import("@tensorflow/tfjs"); const x = tf.scalar(1);', 'tfjs.Tensor'],
  ['import * as tf from "../../dist/tfjs.esm.js"; const x = tf.scalar(1);', 'tfjs.Tensor'],
  ['import tf from "https://esm.sh/@tensorflow/tfjs@4.22.0"; const x = tf.scalar(1);', 'tfjs.Tensor'],
  ['const x = tf.zeros([2]);', 'tfjs.Tensor'],
  ['import type { Tensor3D } from "@tensorflow/tfjs-core/dist/tensor"; function f(t: Tensor3D) { const x = t; }', 'tfjs.Tensor'],
  ['import { Rank, Tensor } from "@tensorflow/tfjs-core"; function f(t: Tensor<Rank.R2>) { const x = t.transpose(); }', 'tfjs.Tensor'],
  ['import * as faceapi from "@vladmandic/face-api"; const x = faceapi.tf.image.resizeBilinear(img, [1, 1]);', 'tfjs.Tensor'],
  ['import { Human } from "@vladmandic/human"; const x = new Human().tf.ones([1]);', 'tfjs.Tensor'],
  ['import Human from "@vladmandic/human"; const x = (await new Human().image(video, true)).tensor;', 'tfjs.Tensor'],
  // What calls give.
  ['const x = tf.ones([2]).add(1).reshape([1, 2]).toFloat();', 'tfjs.Tensor'],
  ['const x = tf.topk(t, 3).indices;', 'tfjs.Tensor'],
  ['const [, x] = tf.split(t, 2);', 'tfjs.Tensor'],
  ['const { mean: x } = tf.moments(t);', 'tfjs.Tensor'],
  ['const x = await tf.whereAsync(mask);', 'tfjs.Tensor'],
  ['const x = tf.ones([2]).dataSync();'],
  ['const x = (await tf.ones([2]).buffer()).toTensor();', 'tfjs.Tensor'],
  ['const x = tf.tidy(() => tf.ones([2]));', 'tfjs.Tensor'],
  ['const x = tf.tidy("name", () => tf.ones([2]));', 'tfjs.Tensor'],
  ['const x = tf.keep(tf.ones([2]));', 'tfjs.Tensor'],
  ['const x = tf.grad((t) => t.square())(tf.scalar(1));', 'tfjs.Tensor'],
  ['const { grad: x } = tf.valueAndGrad((t) => t.square())(tf.scalar(1));', 'tfjs.Tensor'],
  ['const x = tf.variableGrads(f).grads["w"];', 'tfjs.Tensor'],
  ['const x = tf.variable(tf.zeros([1]));', 'tfjs.Variable'],
  ['const x = tf.variable(tf.zeros([1])).square();', 'tfjs.Tensor'],
  ['const x = tf.train.adam(0.1);', 'tfjs.Optimizer'],
  ['const x = tf.train.adam(0.1).minimize(f);'],
  ['const x = tf.train.adam(0.1).minimize(f, true);', 'tfjs.Tensor'],
  ['const x = tf.ensureShape(tf.ones([2]), [2]);', 'tfjs.Tensor'],
  // Layers and models.
  ['const x = tf.sequential();', 'tfjs.Sequential'],
  ['const x = tf.layers.dense({ units: 1 }).apply(tf.ones([1, 1]));', 'javascript.Array', 'tfjs.Tensor'],
  ['const x = tf.layers.dense({ units: 1 }).apply(tf.input({ shape: [1] }));', 'tfjs.SymbolicTensor'],
  ['const x = tf.layers.dense({ units: 1 }).apply(nobodyKnows);'],
  ['const x = (await tf.loadLayersModel(url)).predictOnBatch(t);', 'javascript.Array', 'tfjs.Tensor'],
  ['const x = (await tf.loadLayersModel(url)).getLayer("a").getWeights()[0];', 'tfjs.Tensor'],
  ['const x = await (await tf.loadLayersModel(url)).fit(a, b);'],
  ['const x = (await tf.loadGraphModel(url)).execute(t);', 'javascript.Array', 'tfjs.Tensor'],
  ['const [x] = await (await tf.loadGraphModel(url)).executeAsync(t);', 'tfjs.Tensor'],
  ['const x = tf.data.array([1]).batch(2).map(f);', 'tfjs.Dataset'],
  ['import * as data from "@tensorflow/tfjs-data"; const x = await (await data.webcam(video)).capture();', 'tfjs.Tensor'],
  // Models on top of it.
  ['import * as mobilenet from "@tensorflow-models/mobilenet"; const x = (await mobilenet.load()).infer(img);', 'tfjs.Tensor'],
  ['import * as use from "@tensorflow-models/universal-sentence-encoder"; const x = await (await use.load()).embed("a");', 'tfjs.Tensor'],
  ['import * as b from "@tensorflow-models/blazeface"; const x = (await (await b.load()).estimateFaces(img))[0];'],
  [
    'import * as b from "@tensorflow-models/blazeface"; const x = (await (await b.load()).estimateFaces(img, true))[0].landmarks;',
    'tfjs.Tensor',
  ],
  [
    'import * as p from "@tensorflow-models/pose-detection"; const x = await p.createDetector(p.SupportedModels.MoveNet);',
    'tfjs-detectors.Detector',
  ],
  ['import * as knn from "@tensorflow-models/knn-classifier"; const x = knn.create();', 'knn-classifier.KNNClassifier'],
  // Libraries in WebAssembly.
  ['import cv from "@techstark/opencv-js"; const x = new cv.Mat().clone();', 'opencv.Mat'],
  ['const x = cv.Mat.zeros(1, 1, cv.CV_8U);', 'opencv.Mat'],
  ['const x = new cv.MatVector().get(0);', 'opencv.Mat'],
  ['import cvReady from "@techstark/opencv-js"; const cv = await cvReady; const x = cv.imread("a");', 'opencv.Mat'],
  ['import * as ort from "onnxruntime-web"; const x = await ort.InferenceSession.create(url);', 'onnxruntime.InferenceSession'],
  ['import { InferenceSession } from "onnxruntime-node"; const x = await InferenceSession.create(path);', 'onnxruntime.InferenceSession'],
  ['import { pipeline } from "@huggingface/transformers"; const x = await pipeline("fill-mask");', 'transformers.Pipeline'],
  [
    'import { CLIPTextModelWithProjection as M } from "@xenova/transformers"; const x = await M.from_pretrained("a");',
    'transformers.PreTrainedModel',
  ],
  ['import { RoFormerTokenizer as T } from "@xenova/transformers"; const x = await T.from_pretrained("a");'],
  ['import initSqlJs from "sql.js"; const SQL = await initSqlJs(); const x = new SQL.Database().prepare("a");', 'sql.js.Statement'],
  ['const SQL = await require("sql.js")(); const x = new SQL.Database();', 'sql.js.Database'],
  ['import Parser from "web-tree-sitter"; const x = new Parser().parse(text).walk();', 'web-tree-sitter.TreeCursor'],
  ['import { Parser, Query } from "web-tree-sitter"; const x = new Query(language, text);', 'web-tree-sitter.Query'],
  ['import { getQuickJS } from "quickjs-emscripten"; const x = (await getQuickJS()).newContext().newObject();', 'quickjs.Handle'],
  ['import * as duckdb from "@duckdb/duckdb-wasm"; const x = await new duckdb.AsyncDuckDB(log, worker).connect();', 'duckdb.Connection'],
  ['import { createWorker } from "tesseract.js"; const x = await createWorker("eng");', 'tesseract.Worker'],
  ['import { FFmpeg } from "@ffmpeg/ffmpeg"; const x = new FFmpeg();', 'ffmpeg.FFmpeg'],
  ['import RAPIER from "@dimforge/rapier3d-compat"; const x = new RAPIER.World({ x: 0, y: 0, z: 0 });', 'rapier.World'],
  ['import * as webllm from "@mlc-ai/web-llm"; const x = await webllm.CreateMLCEngine("a");', 'web-llm.Engine'],
  [
    'import CanvasKitInit from "canvaskit-wasm"; const ck = await CanvasKitInit(); const x = ck.Path.MakeFromSVGString("M0");',
    'canvaskit.Object',
  ],
  ['const ck = await CanvasKitInit(); const x = ck.MakeCanvasSurface("a").makeImageSnapshot();', 'canvaskit.Image'],
  ['import Yoga from "yoga-layout"; const x = Yoga.Node.create();', 'yoga.Node'],
  ['import { loadYoga } from "yoga-layout/load"; const x = (await loadYoga()).Node.create();', 'yoga.Node'],
  // Processes and isolates.
  ['import ivm from "isolated-vm"; const x = new ivm.Isolate().createContextSync();', 'isolated-vm.Context'],
  ['import puppeteer from "puppeteer"; const x = await (await puppeteer.launch()).newPage();', 'puppeteer.Page'],
  ['import { chromium } from "playwright"; const x = await (await chromium.launch()).newContext();', 'playwright.BrowserContext'],
];

test.each(kinds)('%s', (code, ...expected) => {
  expect(kindsOfX(code)).toEqual(expected);
});
