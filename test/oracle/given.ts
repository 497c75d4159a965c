/** What calls of fixtures may be given, made once for all calls of a run; `library` is what is counted. */
export const givenTo = {
  tensors: `
    const [vector, row, matrix] = [library.tensor1d([1, 2]), library.ones([1, 2]), library.ones([2, 2])];
    const [pixels, picture] = [library.ones([4, 4, 3]), library.ones([1, 4, 4, 3])];
    const still = new ImageData(new Uint8ClampedArray(64), 4, 4);
    const outputs = (names) => (Array.isArray(names) ? names.map(() => library.ones([1, 4])) : library.ones([1, 4]));
    const model = { predict: () => library.ones([1, 4]), execute: (input, names) => outputs(names) };
    const float = { type: 'DT_FLOAT' };
    const graphFile = { load: async () => ({
      modelTopology: {
        node: [
          { name: 'x', op: 'Placeholder', attr: {} },
          { name: 'w', op: 'Const', attr: { dtype: float, value: { tensor: { dtype: 'DT_FLOAT', tensorShape: {} } } } },
          { name: 'y', op: 'AddV2', input: ['x', 'w'], attr: { T: float } },
        ],
        versions: {},
      },
      weightSpecs: [{ name: 'w', shape: [], dtype: 'float32' }],
      weightData: new Float32Array([1]).buffer,
    }) };
    const layered = () => library.sequential({ layers: [library.layers.dense({ units: 2, inputShape: [2] })] });
    const layersFile = { load: async () => {
      const made = layered();
      const modelTopology = made.toJSON(null, false);
      made.dispose();
      return { modelTopology };
    } };
    const attempt = async (run) => { try { return await run(); } catch {} };
    const whileNothingIsRead = async (run) => {
      const { data } = library.Tensor.prototype;
      library.Tensor.prototype.data = async () => { throw new Error('the context is lost'); };
      try { return await attempt(run); } finally { library.Tensor.prototype.data = data; }
    };
  `,
  mats: `
    const [canvas, output, nowhere] = [element(), element(), 'gone'];
    const empty = Object.assign(element(), { width: 0, height: 0 });
    const [image, template] = [cv.imread(canvas), cv.imread(canvas)];
    const mats = new cv.MatVector();
    mats.push_back(cv.matFromArray(3, 1, cv.CV_32SC2, [0, 0, 1, 0, 1, 1]));
    const attempt = (run) => { try { return run(); } catch {} };
  `,
  urls: `
    const [file, image] = [new Blob(['a']), new Image()];
  `,
  // `unique`, `fire` and stand-ins for parts of a browser come with the process in which it runs.
  bytes: '',
  listeners: '',
  graphs: '',
} as const;
