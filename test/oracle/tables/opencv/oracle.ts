import { opencv } from '../../../../src/knowledge/tables/opencv.ts';
import { countLiveHandles } from '../../../../src/runtime/count-live-handles.ts';
import { cv, type Handle, isHandle } from '../../opencv-library.ts';
import { element } from '../browser-stand-ins.ts';
import type { Oracle } from '../oracle.ts';
import { functionCalls, inputs, methodCalls } from './calls.ts';

const net =
  'name: "n" input: "data" input_dim: 1 input_dim: 1 input_dim: 2 input_dim: 2 layer { name: "r" type: "ReLU" bottom: "data" top: "r" }';
const darknet = '[net]\nwidth=4\nheight=4\nchannels=1\n[maxpool]\nsize=2\nstride=2\n';
cv.FS_createDataFile('/', 'net.prototxt', net, true, false, false);
cv.FS_createDataFile('/', 'net.cfg', darknet, true, false, false);
const live = countLiveHandles(cv);

const typesOf = (kind: string): readonly string[] =>
  Object.entries(opencv.kinds).find(([name]) => `opencv.${name}` === kind)?.[1].types ?? [];

/** OpenCV compiled to WebAssembly, of which every handle that Embind makes is counted. */
export const opencvOracle: Oracle = {
  table: opencv,
  names: { cv, canvas: element },
  inputs,
  callOf: (name, kind) => (kind === undefined ? functionCalls : methodCalls[kind])?.get(name.replace(/^new /, '')),
  isOfKind: (kind, value) => isHandle(value) && typesOf(kind).includes(value.constructor.name),
  isHandle,
  isReleased: (handle) => (handle as Handle).isDeleted(),
  live,
  isCounted: isHandle,
  release: (handle) => (handle as Handle).delete(),
  settle: () => cv.flushPendingDeletes(),
};
