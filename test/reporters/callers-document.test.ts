import { expect, test } from 'vitest';
import type { CallerAudit } from '../../src/analyses/callers/caller-audit.ts';
import { reportHtml } from '../../src/reporters/html/html.ts';
import { reportMarkdown } from '../../src/reporters/markdown/markdown.ts';
import { sampleAudit, surroundings } from './sample-audit.ts';

const path = '/project/src/cache.ts';
const span = { start: 0, end: 6 };
const call = { path, span, caller: 'run<b>', reason: 'no scope here', because: [] };
const audited: CallerAudit = {
  path,
  span,
  name: 'normalise',
  duties: ['scope'],
  leaves: [{ span, label: 'made here' }],
  verdict: 'unsafe',
  isEntry: true,
  calls: [
    { ...call, verdict: 'safe', reason: 'inside `tf.tidy`' },
    { ...call, verdict: 'unsafe' },
  ],
};
const audit = { ...sampleAudit, callers: () => [audited] };

test('Markdown has the caller audit, unsafe calls first', () => {
  const document = reportMarkdown(audit, surroundings);
  expect(document).toContain('## Caller audit\n\n### `normalise`, unsafe\n');
  expect(document).toContain(
    '- **unsafe** `src/cache.ts:1:1` in `run<b>`: no scope here\n- **safe** `src/cache.ts:1:1` in `run<b>`: inside `tf.tidy`\n',
  );
});

test('HTML has the caller audit, with its text escaped', () => {
  const page = reportHtml(audit, surroundings);
  expect(page).toContain('<h2 id="callers">Caller audit</h2>');
  expect(page).toContain('run&lt;b&gt;');
  expect(page).toContain('callers outside of this project must hold a scope');
});
