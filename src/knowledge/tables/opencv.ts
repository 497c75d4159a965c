import { embindDelete, embindDeleteLater, embindHandle } from '../embind.ts';
import type { LibraryTable, Row } from '../table.ts';

const measured = 'measured: what has a delete method, @techstark/opencv-js 4.12';
const tutorial = 'https://docs.opencv.org/4.x/de/d06/tutorial_js_basic_ops.html';
const model = 'needs a file with a model';
/** Bytes of an element by the name of its type, for one to four channels. */
const matTypes = Object.fromEntries(
  Object.entries({ CV_8U: 1, CV_8S: 1, CV_16U: 2, CV_16S: 2, CV_32S: 4, CV_32F: 4, CV_64F: 8 }).flatMap(([name, bytes]) => [
    [name, bytes],
    ...[1, 2, 3, 4].map((channels) => [`${name}C${channels}`, bytes * channels] as const),
  ]),
) as Readonly<Record<string, number>>;

const free: Row = { ...embindDelete, evidence: tutorial };
const freeLater: Row = { ...embindDeleteLater, evidence: `when flushPendingDeletes is called; ${measured}` };
const questions: Row = {
  names: ['isDeleted', 'isAliasOf', 'size', 'push_back', 'resize', 'set'],
  result: { plain: true },
  evidence: measured,
};

/** OpenCV compiled to WebAssembly. `Size`, `Point`, `Scalar`, `Rect` and the like are plain values. */
export const opencv = {
  library: 'opencv',
  modules: ['@techstark/opencv-js', '@techstark/opencv-js/*', 'opencv.js', 'opencv-ts', '*/opencv.js', '*/opencv'],
  globals: ['cv'],
  namespaceExports: ['default', 'cv'],
  kinds: {
    Mat: {
      noun: 'Mat',
      types: ['Mat'],
      sort: 'matrix',
      resource: embindHandle,
      evidence: tutorial,
      methods: [
        free,
        freeLater,
        {
          names: ['clone', 'mat_clone', 'roi', 'row', 'col', 'rowRange', 'colRange', 'diag', 't', 'inv', 'mul'],
          result: { kind: 'opencv.Mat' },
          evidence: `views and copies alike; ${measured}`,
        },
        {
          names: [
            ...['isDeleted', 'isAliasOf', 'size', 'type', 'empty', 'depth', 'channels', 'total', 'elemSize', 'step1', 'convertTo'],
            ...['copyTo', 'create', 'dot', 'setTo', 'isContinuous', 'ptr', 'ucharPtr', 'charPtr', 'shortPtr', 'ushortPtr', 'intPtr'],
            ...['floatPtr', 'doublePtr', 'ucharAt', 'charAt', 'shortAt', 'ushortAt', 'intAt', 'floatAt', 'doubleAt'],
          ],
          result: { plain: true },
          evidence: measured,
        },
      ],
    },
    MatVector: {
      noun: 'MatVector',
      types: ['MatVector'],
      resource: embindHandle,
      evidence: tutorial,
      methods: [
        { names: ['get'], result: { kind: 'opencv.Mat' }, evidence: `a new handle for each call; ${tutorial}; ${measured}` },
        { names: ['clone'], result: { kind: 'opencv.MatVector' }, evidence: measured },
        free,
        freeLater,
        questions,
      ],
    },
    Vector: {
      noun: 'vector',
      types: [
        ...['IntVector', 'CharVector', 'FloatVector', 'DoubleVector', 'StringVector', 'PointVector', 'Point2fVector', 'Point3fVector'],
        ...['RectVector', 'KeyPointVector', 'DMatchVector'],
      ],
      resource: embindHandle,
      evidence: measured,
      methods: [
        { names: ['get'], result: { plain: true }, evidence: measured },
        { names: ['clone'], result: { kind: 'opencv.Vector' }, evidence: measured },
        free,
        freeLater,
        questions,
      ],
    },
    VectorVector: {
      noun: 'vector of vectors',
      types: ['CharVectorVector', 'DMatchVectorVector', 'KeyPointVectorVector', 'PointVectorVector'],
      resource: embindHandle,
      evidence: measured,
      methods: [
        { names: ['get'], result: { kind: 'opencv.Vector' }, evidence: `a new handle for each call; ${measured}` },
        { names: ['clone'], result: { kind: 'opencv.VectorVector' }, evidence: measured },
        free,
        freeLater,
        questions,
      ],
    },
    Algorithm: {
      noun: 'OpenCV object',
      types: [
        ...['AKAZE', 'AgastFeatureDetector', 'Algorithm', 'AlignMTB', 'BFMatcher', 'BRISK', 'BackgroundSubtractorMOG2', 'CLAHE'],
        ...['CalibrateDebevec', 'CalibrateRobertson', 'CascadeClassifier', 'DescriptorMatcher', 'FaceDetectorYN', 'FastFeatureDetector'],
        ...['Feature2D', 'GFTTDetector', 'HOGDescriptor', 'KAZE', 'MSER', 'MergeDebevec', 'MergeMertens', 'MergeRobertson', 'ORB'],
        ...['QRCodeDetector', 'QRCodeDetectorAruco', 'QRCodeDetectorAruco_Params', 'SimpleBlobDetector', 'Tonemap', 'TonemapDrago'],
        ...['TonemapMantiuk', 'TonemapReinhard', 'TrackerMIL', 'UsacParams', 'aruco_ArucoDetector', 'aruco_Board'],
        ...['aruco_CharucoBoard', 'aruco_CharucoDetector', 'aruco_CharucoParameters', 'aruco_DetectorParameters', 'aruco_Dictionary'],
        ...['aruco_GridBoard', 'aruco_RefineParameters', 'barcode_BarcodeDetector', 'segmentation_IntelligentScissorsMB'],
      ],
      resource: embindHandle,
      evidence: measured,
      methods: [free, freeLater, { names: ['isDeleted', 'isAliasOf'], result: { plain: true }, evidence: measured }],
    },
    Net: {
      noun: 'network',
      types: ['dnn_Net'],
      sort: 'model',
      resource: { ...embindHandle, lasting: true },
      evidence: measured,
      methods: [
        { names: ['forward'], result: { kind: 'opencv.Mat' }, evidence: 'https://docs.opencv.org/4.x/d5/d86/tutorial_dnn_javascript.html' },
        free,
        freeLater,
      ],
    },
  },
  functions: [
    {
      names: [''],
      result: { promise: { namespace: 'opencv' } },
      evidence: 'https://docs.opencv.org/4.x/d0/d84/tutorial_js_usage.html',
      notRun: 'the package at hand is no function, other builds are',
    },
    { names: ['Mat'], construct: true, result: { kind: 'opencv.Mat' }, evidence: tutorial },
    { names: ['MatVector'], construct: true, result: { kind: 'opencv.MatVector' }, evidence: tutorial },
    {
      names: [
        ...['IntVector', 'CharVector', 'FloatVector', 'DoubleVector', 'StringVector', 'PointVector', 'Point2fVector', 'Point3fVector'],
        ...['RectVector', 'KeyPointVector', 'DMatchVector'],
      ],
      construct: true,
      result: { kind: 'opencv.Vector' },
      evidence: measured,
    },
    {
      names: ['CharVectorVector', 'DMatchVectorVector', 'KeyPointVectorVector', 'PointVectorVector'],
      construct: true,
      result: { kind: 'opencv.VectorVector' },
      evidence: measured,
    },
    {
      names: [
        ...['AKAZE', 'AgastFeatureDetector', 'AlignMTB', 'BFMatcher', 'BRISK', 'BackgroundSubtractorMOG2', 'CLAHE', 'CalibrateDebevec'],
        ...['CalibrateRobertson', 'CascadeClassifier', 'DescriptorMatcher', 'FastFeatureDetector', 'GFTTDetector', 'HOGDescriptor'],
        ...['KAZE', 'MSER', 'MergeDebevec', 'MergeMertens', 'MergeRobertson', 'ORB', 'QRCodeDetector', 'QRCodeDetectorAruco'],
        ...['QRCodeDetectorAruco_Params', 'SimpleBlobDetector', 'TonemapDrago', 'TonemapMantiuk', 'TonemapReinhard', 'TrackerMIL'],
        ...['UsacParams', 'aruco_ArucoDetector', 'aruco_Board', 'aruco_CharucoBoard', 'aruco_CharucoDetector'],
        ...['aruco_CharucoParameters', 'aruco_DetectorParameters', 'aruco_Dictionary', 'aruco_GridBoard', 'aruco_RefineParameters'],
        ...['barcode_BarcodeDetector', 'segmentation_IntelligentScissorsMB'],
      ],
      construct: true,
      result: { kind: 'opencv.Algorithm' },
      evidence: measured,
    },
    {
      names: ['FaceDetectorYN'],
      construct: true,
      result: { kind: 'opencv.Algorithm' },
      evidence: 'https://docs.opencv.org/4.x/df/d20/classcv_1_1FaceDetectorYN.html',
      notRun: model,
    },
    { names: ['getPredefinedDictionary'], result: { kind: 'opencv.Algorithm' }, evidence: measured },
    {
      names: ['imread'],
      result: { kind: 'opencv.Mat' },
      evidence: 'https://docs.opencv.org/4.x/df/d24/tutorial_js_image_display.html',
    },
    {
      names: [
        ...['Mat.eye', 'Mat.ones', 'Mat.zeros', 'matFromArray', 'matFromImageData', 'getStructuringElement', 'getRotationMatrix2D'],
        ...['getPerspectiveTransform', 'getAffineTransform', 'getDefaultNewCameraMatrix', 'findHomography', 'estimateAffine2D'],
        ...['blobFromImage'],
      ],
      result: { kind: 'opencv.Mat' },
      evidence: measured,
    },
    {
      names: ['readNet', 'readNetFromCaffe', 'readNetFromDarknet'],
      factory: 'loads a model with all its weights',
      result: { kind: 'opencv.Net' },
      evidence: `https://docs.opencv.org/4.x/d5/d86/tutorial_dnn_javascript.html; ${measured}`,
    },
    {
      names: ['readNetFromONNX', 'readNetFromTFLite', 'readNetFromTensorflow', 'readNetFromTorch'],
      factory: 'loads a model with all its weights',
      result: { kind: 'opencv.Net' },
      evidence: 'https://docs.opencv.org/4.x/d5/d86/tutorial_dnn_javascript.html',
      notRun: model,
    },
    {
      names: [
        ...['imshow', 'cvtColor', 'threshold', 'resize', 'findContours', 'drawContours', 'split', 'merge', 'mean', 'moments'],
        ...['minMaxLoc', 'boundingRect', 'minAreaRect', 'contourArea', 'arcLength', 'GaussianBlur', 'Canny', 'dilate', 'erode'],
      ],
      result: { plain: true },
      evidence: `outputs are arguments; ${measured}`,
    },
  ],
  sizes: [
    {
      names: ['Mat', 'Mat.zeros', 'Mat.ones', 'Mat.eye'],
      sides: { lengths: [0, 1] },
      element: { type: 2, bytes: matTypes },
      evidence: tutorial,
    },
    { names: ['clone', 'mat_clone'], methodsOf: 'Mat', sides: { as: 0 }, element: { as: 0 }, evidence: tutorial },
  ],
} satisfies LibraryTable;
