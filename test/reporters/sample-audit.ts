import type { Related } from '../../src/base/finding.ts';
import type { Audit } from '../../src/engine/audit.ts';
import { brokenRules, parseFailure } from '../../src/engine/failure.ts';
import type { Report } from '../../src/engine/report.ts';
import type { RuleMeta } from '../../src/rule/rule.ts';

const folder = '/project';

const texts: Readonly<Record<string, string>> = {
  '/project/src/face scan.ts': [
    "import * as tf from '@tensorflow/tfjs';",
    'export function scan(image: tf.Tensor) {',
    '\tconst scaled = image.div(255);',
    '\tif (scaled.size === 0) return null;',
    '\tconst face = scaled.mean(); // 100% sure, really: yes',
    '\tscaled.dispose();',
    '\treturn face;',
    '}',
    '',
  ].join('\n'),
  '/project/src/cache.ts': "export const seen = new Map();\nexport const see = (key) => seen.set(key, '\u001b[31m');\n",
  '/project/src/broken.ts': 'const = 1;\n',
  '/project/src/clean.ts': 'export {};\n',
};

const metaOf = (id: string, description: string, messages: RuleMeta['messages']): RuleMeta => {
  return { id, description, level: 'recommended', messages, hasSuggestions: true, schema: [], defaultOptions: [] };
};

const rules: readonly RuleMeta[] = [
  metaOf('require-release', 'require that what is made is released', {
    leaks: '{{name}} is kept',
    dispose: 'Call {{call}} before it leaves',
  }),
  metaOf('no-growth', 'disallow growth', { grows: '{{name}} grows' }),
];

const ruleIds = rules.map(({ id }) => id);

/** The place of a piece of text in a file. */
function spanOf(path: string, piece: string): { start: number; end: number } {
  const start = texts[path]?.indexOf(piece) ?? -1;
  if (start < 0) throw new Error(`${piece} is not in ${path}`);
  return { start, end: start + piece.length };
}

const face = '/project/src/face scan.ts';
const cache = '/project/src/cache.ts';
const related = (path: string, piece: string, label: string): Related => ({ span: spanOf(path, piece), label });

const leak: Report = {
  ruleId: 'require-release',
  messageId: 'leaks',
  message: 'scaled is kept in GPU memory: 100% lost,\nwhatever follows',
  span: spanOf(face, 'image.div(255)'),
  because: [related(face, 'image.div(255)', 'made here'), related(face, 'return null;', 'leaves here')],
  confidence: 'certain',
  severity: 'high',
  level: 'error',
  suggest: [
    {
      messageId: 'dispose',
      data: { call: 'scaled.dispose()' },
      edits: [
        { span: { start: spanOf(face, 'return null;').end, end: spanOf(face, 'return null;').end }, text: ' }' },
        { span: spanOf(face, 'return null;'), text: '{ scaled.dispose(); return null;' },
      ],
    },
  ],
};

const growth: Report = {
  ruleId: 'no-growth',
  messageId: 'grows',
  message: 'seen grows',
  span: spanOf(cache, 'seen.set(key'),
  because: [{ ...related(face, 'scaled.mean()', 'hot because of this caller'), path: face }],
  confidence: 'likely',
  severity: 'medium',
  level: 'warn',
};

/** Two findings, one of them turned off once more, a file that did not parse, a clean one, and two notices. */
export const sampleAudit: Audit = {
  files: [
    {
      path: '/project/src/broken.ts',
      ruleIds: [],
      reports: [],
      suppressed: [],
      failures: [parseFailure('Unexpected token', { start: 6, end: 7 })],
    },
    {
      path: cache,
      ruleIds,
      reports: [growth],
      suppressed: [{ report: { ...growth, span: spanOf(cache, 'new Map()') }, justification: 'small' }],
      failures: [],
    },
    { path: '/project/src/clean.ts', ruleIds, reports: [], suppressed: [], failures: [] },
    { path: face, ruleIds, reports: [leak], suppressed: [], failures: [] },
  ],
  notices: [
    { level: 'error', path: '/project/gone, or not: maybe.ts', message: 'no such file or folder' },
    { level: 'warning', message: 'something is odd' },
  ],
  rules,
  textOf: (path) => texts[path],
  callers: () => [],
  lookedAt: () => new Map([['no-growth', { count: 1200, nouns: ['container', 'containers'] }]]),
};

/** The sample with a clean file on which all rules broke for one reason. */
export const brokenAudit: Audit = {
  ...sampleAudit,
  files: sampleAudit.files.map((file) =>
    file.path.endsWith('clean.ts') ? { ...file, failures: [brokenRules(ruleIds, new TypeError('no such value'))] } : file,
  ),
};

export const emptyAudit: Audit = {
  files: [],
  notices: [],
  rules: [],
  textOf: () => undefined,
  callers: () => [],
  lookedAt: () => new Map(),
};

export const surroundings = { folder, root: folder, colors: false, packageOf: () => undefined, version: '1.2.3' };
