import { callsByName } from '../oracle.ts';

/** What the calls use, made anew for each. */
export const inputs = `
  const src = cv.Mat.ones(4, 4, cv.CV_8UC1);
  const dst = new cv.Mat();
  const other = cv.Mat.ones(4, 4, cv.CV_8UC1);
  const mask = new cv.Mat();
  const colour = cv.Mat.ones(4, 4, cv.CV_8UC4);
  const square = cv.Mat.eye(2, 2, cv.CV_32FC1);
  const camera = cv.Mat.eye(3, 3, cv.CV_64FC1);
  const points = cv.matFromArray(4, 1, cv.CV_32FC2, [0, 0, 1, 0, 1, 1, 0, 1]);
  const three = cv.matFromArray(3, 1, cv.CV_32FC2, [0, 0, 1, 0, 1, 1]);
  const contour = cv.matFromArray(4, 1, cv.CV_32SC2, [0, 0, 1, 0, 1, 1, 0, 1]);
  const given = new cv.Mat();
  const mats = new cv.MatVector();
  mats.push_back(src);
  const givenMats = new cv.MatVector();
  const ints = new cv.IntVector();
  ints.push_back(1);
  const givenInts = new cv.IntVector();
  const lists = new cv.PointVectorVector();
  const list = new cv.PointVector();
  lists.push_back(list);
  const givenLists = new cv.PointVectorVector();
  const clahe = new cv.CLAHE();
  const otherClahe = new cv.CLAHE();
  const givenClahe = new cv.CLAHE();
  const dictionary = cv.getPredefinedDictionary(0);
  const parameters = new cv.aruco_DetectorParameters();
  const refine = new cv.aruco_RefineParameters(10, 3, true);
  const charuco = new cv.aruco_CharucoParameters();
  const board = new cv.aruco_CharucoBoard(new cv.Size(3, 3), 2, 1, dictionary, mask);
  const cube = cv.matFromArray(4, 1, cv.CV_32FC3, [0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0]);
  const corners = new cv.MatVector();
  corners.push_back(cube);
  const found = new cv.MatVector();
  const outlines = new cv.MatVector();
  outlines.push_back(contour);
  const ids = cv.matFromArray(1, 1, cv.CV_32SC1, [0]);
  const blob = cv.blobFromImage(src);
  const net = cv.readNetFromCaffe('net.prototxt', '');
  net.setInput(blob);
  const givenNet = cv.readNetFromCaffe('net.prototxt', '');
`;

/** The calls of functions and constructors, by name. */
export const functionCalls = callsByName([
  ['Mat MatVector IntVector CharVector FloatVector DoubleVector StringVector PointVector Point2fVector Point3fVector', 'new cv.@()'],
  ['RectVector KeyPointVector DMatchVector CharVectorVector DMatchVectorVector KeyPointVectorVector PointVectorVector', 'new cv.@()'],
  ['AKAZE AgastFeatureDetector AlignMTB BFMatcher BRISK BackgroundSubtractorMOG2 CLAHE CalibrateDebevec', 'new cv.@()'],
  ['CalibrateRobertson CascadeClassifier FastFeatureDetector GFTTDetector HOGDescriptor KAZE MSER MergeDebevec', 'new cv.@()'],
  ['MergeMertens MergeRobertson ORB QRCodeDetector QRCodeDetectorAruco SimpleBlobDetector TrackerMIL', 'new cv.@()'],
  [
    'QRCodeDetectorAruco_Params TonemapDrago TonemapMantiuk TonemapReinhard UsacParams aruco_CharucoParameters aruco_Dictionary',
    'new cv.@()',
  ],
  ['aruco_Board', 'new cv.@(corners, dictionary, ids)'],
  ['aruco_GridBoard', 'new cv.@(new cv.Size(2, 2), 2, 1, dictionary, mask)'],
  ['aruco_RefineParameters', 'new cv.@(10, 3, true)'],
  ['aruco_DetectorParameters barcode_BarcodeDetector segmentation_IntelligentScissorsMB', 'new cv.@()'],
  ['DescriptorMatcher', "new cv.@('BruteForce')"],
  ['aruco_ArucoDetector', 'new cv.@(dictionary, parameters, refine)'],
  ['aruco_CharucoBoard', 'new cv.@(new cv.Size(3, 3), 2, 1, dictionary, mask)'],
  ['aruco_CharucoDetector', 'new cv.@(board, charuco, parameters, refine)'],
  ['getPredefinedDictionary', 'cv.@(0)'],
  ['imread', 'cv.@(canvas())'],
  ['imshow', 'cv.@(canvas(), src)'],
  ['Mat.eye Mat.ones Mat.zeros', 'cv.@(2, 2, cv.CV_8UC1)'],
  ['matFromArray', 'cv.@(1, 2, cv.CV_8UC1, [1, 2])'],
  ['matFromImageData', 'cv.@({ data: new Uint8ClampedArray(16), width: 2, height: 2 })'],
  ['getStructuringElement', 'cv.@(cv.MORPH_RECT, new cv.Size(3, 3))'],
  ['getRotationMatrix2D', 'cv.@(new cv.Point(1, 1), 45, 1)'],
  ['getPerspectiveTransform findHomography', 'cv.@(points, points)'],
  ['getAffineTransform estimateAffine2D', 'cv.@(three, three)'],
  ['getDefaultNewCameraMatrix', 'cv.@(camera)'],
  ['blobFromImage', 'cv.@(src)'],
  ['readNet readNetFromCaffe', "cv.@('net.prototxt', '')"],
  ['readNetFromDarknet', "cv.@('net.cfg', '')"],
  ['cvtColor', 'cv.@(colour, dst, cv.COLOR_RGBA2GRAY)'],
  ['threshold', 'cv.@(src, dst, 0, 255, cv.THRESH_BINARY)'],
  ['resize', 'cv.@(src, dst, new cv.Size(2, 2))'],
  ['findContours', 'cv.@(src, found, dst, cv.RETR_LIST, cv.CHAIN_APPROX_SIMPLE)'],
  ['drawContours', 'cv.@(src, outlines, -1, new cv.Scalar(255))'],
  ['split', 'cv.@(colour, mats)'],
  ['merge', 'cv.@(mats, dst)'],
  ['mean minMaxLoc', 'cv.@(src)'],
  ['moments boundingRect minAreaRect contourArea', 'cv.@(contour)'],
  ['arcLength', 'cv.@(contour, true)'],
  ['GaussianBlur', 'cv.@(src, dst, new cv.Size(3, 3), 0)'],
  ['Canny', 'cv.@(src, dst, 50, 100)'],
  ['dilate erode', 'cv.@(src, dst, other)'],
]);

const questions = 'isDeleted size';

/** The calls of methods, by kind. */
export const methodCalls: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  Mat: callsByName([
    ['delete deleteLater', 'given.@()'],
    ['clone mat_clone t type depth channels total elemSize isContinuous size empty isDeleted', 'src.@()'],
    ['roi', 'src.@(new cv.Rect(0, 0, 2, 2))'],
    ['row col', 'src.@(0)'],
    ['rowRange colRange', 'src.@(0, 2)'],
    ['diag', 'square.@(0)'],
    ['inv', 'square.@(cv.DECOMP_LU)'],
    ['mul', 'square.@(square, 1)'],
    ['dot', 'square.@(square)'],
    ['isAliasOf copyTo', 'src.@(other)'],
    ['step1', 'src.@(0)'],
    ['convertTo', 'src.@(dst, cv.CV_32F, 1, 0)'],
    ['create', 'dst.@(2, 2, cv.CV_8UC1)'],
    ['setTo', 'src.@([1, 0, 0, 0])'],
    ['ptr ucharPtr charPtr shortPtr ushortPtr intPtr floatPtr doublePtr', 'src.@(0)'],
    ['ucharAt charAt shortAt ushortAt intAt floatAt doubleAt', 'src.@(0, 0)'],
  ]),
  MatVector: callsByName([
    ['delete deleteLater', 'givenMats.@()'],
    ['get', 'mats.@(0)'],
    [`${questions} clone`, 'mats.@()'],
    ['isAliasOf', 'mats.@(givenMats)'],
    ['push_back', 'mats.@(src)'],
    ['resize', 'mats.@(2, src)'],
    ['set', 'mats.@(0, src)'],
  ]),
  Vector: callsByName([
    ['delete deleteLater', 'givenInts.@()'],
    ['get', 'ints.@(0)'],
    [`${questions} clone`, 'ints.@()'],
    ['isAliasOf', 'ints.@(givenInts)'],
    ['push_back', 'ints.@(2)'],
    ['resize', 'ints.@(2, 0)'],
    ['set', 'ints.@(0, 2)'],
  ]),
  VectorVector: callsByName([
    ['delete deleteLater', 'givenLists.@()'],
    ['get', 'lists.@(0)'],
    [`${questions} clone`, 'lists.@()'],
    ['isAliasOf', 'lists.@(givenLists)'],
    ['push_back', 'lists.@(list)'],
    ['resize', 'lists.@(2, list)'],
    ['set', 'lists.@(0, list)'],
  ]),
  Algorithm: callsByName([
    ['delete deleteLater', 'givenClahe.@()'],
    ['isDeleted', 'clahe.@()'],
    ['isAliasOf', 'clahe.@(otherClahe)'],
  ]),
  Net: callsByName([
    ['delete deleteLater', 'givenNet.@()'],
    ['forward', "net.@('')"],
  ]),
};
