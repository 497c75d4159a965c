/** What the calls of `calls.ts` use, made anew for each. */
export const inputs = `
  const v = tf.tensor1d([0.1, 0.2, 0.3, 0.4]);
  const other = tf.tensor1d([1, 2, 3, 4]);
  const two = tf.tensor1d([0.5, 0.6]);
  const three = tf.tensor1d([1, 2, 3]);
  const four1 = tf.ones([8]);
  const scalar = tf.scalar(1);
  const m = tf.tensor2d([[1, 0], [0, 1]]);
  const column = tf.ones([2, 1]);
  const kernel = tf.ones([4, 8]);
  const ints = tf.tensor1d([0, 1, 2, 3], 'int32');
  const one = tf.tensor1d([0], 'int32');
  const one2 = tf.tensor1d([0, 1], 'int32');
  const splits = tf.tensor1d([0, 2, 4], 'int32');
  const whole = tf.tensor1d([0, 2], 'int32');
  const b = tf.tensor1d([true, false, true, false], 'bool');
  const c = tf.complex(v, v);
  const words = tf.tensor1d(['a b', 'c'], 'string');
  const gray = tf.fill([4, 4, 1], 0.5);
  const picture = tf.ones([4, 4, 3]);
  const pictures = tf.ones([1, 4, 4, 3]);
  const four = tf.ones([4, 1, 1, 1]);
  const square = tf.ones([1, 2, 2, 1]);
  const deep = tf.ones([1, 1, 1, 4]);
  const volume = tf.ones([1, 2, 2, 2, 1]);
  const rows = tf.ones([1, 4, 2]);
  const boxes = tf.tensor2d([[0, 0, 1, 1], [0, 0, 2, 2]]);
  const filter1 = tf.ones([2, 2, 1]);
  const filter3 = tf.ones([2, 2, 3]);
  const filter4 = tf.ones([2, 2, 3, 1]);
  const filterBack = tf.ones([2, 2, 1, 3]);
  const filter5 = tf.ones([1, 1, 1, 1, 1]);
  const points = tf.ones([1, 1, 3, 1]);
  const weight = tf.variable(v);
  const given = tf.ones([2]);
  const optimizer = tf.train.sgd(0.1);
  const parts = () => { const input = tf.input({ shape: [2] }); return { inputs: input, outputs: tf.layers.dense({ units: 1 }).apply(input) }; };
  const net = tf.model(parts());
  net.compile({ optimizer, loss: 'meanSquaredError' });
  const set = () => tf.data.array([{ xs: [1, 2], ys: [1] }]).batch(1);
  const description = { modelTopology: net.toJSON(null, false) };
  const saved = { load: async () => ({ modelTopology: net.toJSON(null, false) }) };
  const float = { type: 'DT_FLOAT' };
  const graph = {
    modelTopology: {
      node: [
        { name: 'x', op: 'Placeholder', attr: { dtype: float, shape: { shape: {} } } },
        { name: 'w', op: 'Const', attr: { dtype: float, value: { tensor: { dtype: 'DT_FLOAT', tensorShape: {} } } } },
        { name: 'y', op: 'AddV2', input: ['x', 'w'], attr: { T: float } },
      ],
      versions: {},
    },
    weightSpecs: [{ name: 'w', shape: [], dtype: 'float32' }],
    weightData: new Float32Array([1]).buffer,
  };
  const plan = tf.loadGraphModelSync(tf.io.fromMemorySync(graph));
  const earlierV = earlier.tensor1d([1, 2]);
  const earlierTwo = earlier.tensor1d([0.5, 0.6]);
  const earlierThree = earlier.tensor1d([1, 2, 3]);
  const earlierM = earlier.ones([2, 2]);
  const earlierGray = earlier.ones([2, 2, 1]);
  const earlierPicture = earlier.ones([4, 4, 3]);
  const earlierPictures = earlier.ones([1, 4, 4, 3]);
  const earlierFilter = earlier.ones([2, 2, 3, 1]);
  const earlierModel = earlier.sequential({ layers: [earlier.layers.dense({ units: 1, inputShape: [2] })] });
  const earlierSaved = { load: async () => ({ modelTopology: earlierModel.toJSON(null, false) }) };
  const camera = await tf.data.webcam(new HTMLVideoElement());
  const givenCamera = await tf.data.webcam(new HTMLVideoElement());
  const microphone = await tf.data.microphone({ numFramesPerSpectrogram: 1, includeWaveform: true });
  const givenMicrophone = await tf.data.microphone();
  const otherEngine = new (tf.engine().constructor)(new tf.Environment(globalThis));
`;
