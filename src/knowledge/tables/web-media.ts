import type { LibraryTable } from '../table.ts';

const mdn = 'https://developer.mozilla.org/docs/Web/API';

/** Pictures, video frames and sound. A frame that nobody closes stalls its decoder or camera long before a collector comes. */
export const webMedia = {
  library: 'web',
  modules: [],
  globals: [''],
  kinds: {
    ImageBitmap: {
      noun: 'image bitmap',
      types: ['ImageBitmap'],
      sort: 'buffer',
      resource: {
        release: '%.close()',
        discipline: 'manual',
        collected: 'late',
        keptIn: 'graphics memory',
        // Measured with Chromium 156: WebGL draws nothing of it instead. Closing it once more does nothing.
        afterRelease: { use: 'throws an InvalidStateError', tells: [] },
      },
      methods: [{ names: ['close'], result: { plain: true }, releases: ['this'], evidence: `${mdn}/ImageBitmap/close` }],
      evidence: `${mdn}/ImageBitmap/close`,
    },
    VideoFrame: {
      noun: 'video frame',
      types: ['VideoFrame'],
      sort: 'buffer',
      resource: {
        release: '%.close()',
        discipline: 'manual',
        collected: 'late',
        keptIn: 'media memory',
        // Measured with Chromium 156. Closing it once more does nothing.
        afterRelease: { use: 'throws an InvalidStateError', tells: ['format'] },
      },
      methods: [
        { names: ['close'], result: { plain: true }, releases: ['this'], evidence: `${mdn}/VideoFrame/close` },
        { names: ['clone'], result: { kind: 'web.VideoFrame' }, evidence: `${mdn}/VideoFrame/clone` },
        { names: ['copyTo'], result: { promise: { plain: true } }, evidence: `${mdn}/VideoFrame/copyTo` },
      ],
      evidence: `${mdn}/VideoFrame`,
    },
    DrawingContext: {
      noun: 'drawing context',
      types: ['CanvasRenderingContext2D', 'OffscreenCanvasRenderingContext2D'],
      methods: [
        // What is drawn is copied into the canvas.
        {
          names: ['drawImage', 'putImageData'],
          result: { plain: true },
          anyReceiver: true,
          evidence: `${mdn}/CanvasRenderingContext2D/putImageData`,
        },
        {
          names: ['getImageData', 'createImageData'],
          result: { plain: true },
          anyReceiver: true,
          evidence: `${mdn}/CanvasRenderingContext2D/getImageData`,
        },
      ],
      evidence: `${mdn}/CanvasRenderingContext2D`,
    },
    AudioData: {
      noun: 'audio data',
      types: ['AudioData'],
      sort: 'buffer',
      resource: {
        release: '%.close()',
        discipline: 'manual',
        collected: 'late',
        keptIn: 'media memory',
        // Measured with Chromium 156. Closing it once more does nothing.
        afterRelease: { use: 'throws an InvalidStateError', tells: ['format'] },
      },
      methods: [
        { names: ['close'], result: { plain: true }, releases: ['this'], evidence: `${mdn}/AudioData/close` },
        { names: ['clone'], result: { kind: 'web.AudioData' }, evidence: `${mdn}/AudioData/clone` },
      ],
      evidence: `${mdn}/AudioData`,
    },
    Codec: {
      noun: 'codec',
      types: ['VideoDecoder', 'VideoEncoder', 'AudioDecoder', 'AudioEncoder'],
      sort: 'session',
      resource: {
        release: '%.close()',
        discipline: 'manual',
        collected: 'late',
        keptIn: 'the system’s codecs',
        // Measured with Chromium 156.
        afterRelease: { use: 'throws an InvalidStateError', release: 'throws an InvalidStateError', tells: ['state'] },
      },
      methods: [
        { names: ['close'], result: { plain: true }, releases: ['this'], evidence: `${mdn}/VideoDecoder/close` },
        { names: ['encode', 'configure', 'reset'], result: { plain: true }, evidence: `${mdn}/VideoEncoder/encode` },
      ],
      evidence: `${mdn}/VideoDecoder/close`,
    },
    // Measured with Chromium 156: closing it once more and resetting it do nothing.
    ImageDecoder: {
      noun: 'image decoder',
      types: ['ImageDecoder'],
      sort: 'session',
      resource: { release: '%.close()', discipline: 'manual', collected: 'late', keptIn: 'the system’s codecs' },
      methods: [
        { names: ['close'], result: { plain: true }, releases: ['this'], evidence: `${mdn}/ImageDecoder/close` },
        { names: ['reset'], result: { plain: true }, evidence: `${mdn}/ImageDecoder/reset` },
      ],
      evidence: `${mdn}/ImageDecoder/close`,
    },
    AudioContext: {
      noun: 'audio context',
      types: ['AudioContext'],
      sort: 'session',
      extends: 'web.EventTarget',
      resource: {
        release: '%.close()',
        discipline: 'manual',
        collected: 'never',
        keptIn: 'the audio system',
        // Measured with Chromium 156: `close`, `resume` and `suspend` are refused.
        afterRelease: { use: 'is refused with an InvalidStateError', release: 'is refused with an InvalidStateError', tells: ['state'] },
      },
      methods: [
        { names: ['close'], result: { promise: { plain: true } }, releases: ['this'], evidence: `${mdn}/AudioContext/close` },
        { names: ['resume', 'suspend'], result: { promise: { plain: true } }, evidence: `${mdn}/AudioContext/resume` },
      ],
      evidence: `${mdn}/AudioContext/close`,
    },
    PeerConnection: {
      noun: 'peer connection',
      types: ['RTCPeerConnection'],
      sort: 'session',
      extends: 'web.EventTarget',
      resource: { release: '%.close()', discipline: 'manual', collected: 'never', keptIn: 'the browser' },
      methods: [{ names: ['close'], result: { plain: true }, releases: ['this'], evidence: `${mdn}/RTCPeerConnection/close` }],
      handlers: { onicecandidate: 'event', ontrack: 'event', ondatachannel: 'event', onconnectionstatechange: 'event' },
      evidence: `${mdn}/RTCPeerConnection/close`,
    },
    // A stream ends when each of its tracks is stopped. No resource here: the stop of a track cannot be traced to every stream that has it.
    MediaStream: {
      noun: 'media stream',
      types: ['MediaStream'],
      extends: 'web.EventTarget',
      methods: [
        {
          names: ['getTracks', 'getVideoTracks', 'getAudioTracks'],
          result: { each: { kind: 'web.MediaStreamTrack', own: 'borrowed' } },
          evidence: `${mdn}/MediaStream/getTracks`,
        },
      ],
      evidence: `${mdn}/MediaStreamTrack/stop`,
    },
    MediaStreamTrack: {
      noun: 'media track',
      types: ['MediaStreamTrack'],
      extends: 'web.EventTarget',
      methods: [{ names: ['stop'], result: { plain: true }, evidence: `${mdn}/MediaStreamTrack/stop` }],
      evidence: `${mdn}/MediaStreamTrack/stop`,
    },
  },
  functions: [
    {
      names: ['createImageBitmap', 'window.createImageBitmap', 'self.createImageBitmap', 'globalThis.createImageBitmap'],
      result: { promise: { kind: 'web.ImageBitmap' } },
      evidence: `${mdn}/Window/createImageBitmap`,
    },
    { names: ['VideoFrame'], construct: true, result: { kind: 'web.VideoFrame' }, evidence: `${mdn}/VideoFrame/VideoFrame` },
    { names: ['AudioData'], construct: true, result: { kind: 'web.AudioData' }, evidence: `${mdn}/AudioData/AudioData` },
    {
      names: ['VideoDecoder'],
      construct: true,
      result: { kind: 'web.Codec' },
      runs: [{ argument: 0, member: 'output', mode: 'event', parameters: [{ kind: 'web.VideoFrame', own: 'owned' }] }],
      evidence: `${mdn}/VideoDecoder/VideoDecoder`,
    },
    {
      names: ['AudioDecoder'],
      construct: true,
      result: { kind: 'web.Codec' },
      runs: [{ argument: 0, member: 'output', mode: 'event', parameters: [{ kind: 'web.AudioData', own: 'owned' }] }],
      evidence: `${mdn}/AudioDecoder/AudioDecoder`,
    },
    {
      names: ['VideoEncoder', 'AudioEncoder'],
      construct: true,
      result: { kind: 'web.Codec' },
      runs: [{ argument: 0, member: 'output', mode: 'event' }],
      evidence: `${mdn}/VideoEncoder/VideoEncoder`,
    },
    { names: ['ImageDecoder'], construct: true, result: { kind: 'web.ImageDecoder' }, evidence: `${mdn}/ImageDecoder/ImageDecoder` },
    {
      names: ['AudioContext', 'webkitAudioContext', 'window.AudioContext', 'window.webkitAudioContext'],
      factory: 'opens an audio device',
      construct: true,
      result: { kind: 'web.AudioContext' },
      evidence: `${mdn}/AudioContext/AudioContext`,
    },
    {
      names: ['RTCPeerConnection', 'window.RTCPeerConnection'],
      construct: true,
      result: { kind: 'web.PeerConnection' },
      evidence: `${mdn}/RTCPeerConnection/RTCPeerConnection`,
    },
    {
      names: ['navigator.mediaDevices.getUserMedia', 'navigator.mediaDevices.getDisplayMedia'],
      result: { promise: { kind: 'web.MediaStream' } },
      evidence: `${mdn}/MediaDevices/getUserMedia`,
    },
    { names: ['ImageData'], construct: true, result: { plain: true }, evidence: `${mdn}/ImageData` },
  ],
  sizes: [
    { names: ['ImageData'], sides: { lengths: [1, 0] }, element: 4, evidence: `${mdn}/ImageData/data` },
    { names: ['createImageData'], methodsOf: 'DrawingContext', sides: { lengths: [2, 1] }, element: 4, evidence: `${mdn}/ImageData/data` },
    { names: ['getImageData'], methodsOf: 'DrawingContext', sides: { lengths: [4, 3] }, element: 4, evidence: `${mdn}/ImageData/data` },
    { names: ['createImageBitmap'], sides: { as: 0 }, element: 4, evidence: `${mdn}/Window/createImageBitmap` },
  ],
} satisfies LibraryTable;
