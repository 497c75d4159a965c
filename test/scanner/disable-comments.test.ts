import { Linter, type Rule } from 'eslint';
import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../src/base/line-index.ts';
import { parseSource } from '../../src/frontends/typescript/index.ts';
import { DisableComments } from '../../src/scanner/disable-comments.ts';

const reportCalls: Rule.RuleModule = {
  create: (context) => ({ CallExpression: (node) => context.report({ node, message: 'call' }) }),
};
const plugin = { rules: { 'require-tidy': reportCalls, 'no-growth': reportCalls } };
const ruleIds = Object.keys(plugin.rules);

/** What ESLint itself leaves standing: `rule line:column` of every call that is reported. */
function byEslint(code: string): string[] {
  const rules = Object.fromEntries(ruleIds.map((id) => [`memory-audit/${id}`, 'error' as const]));
  const messages = new Linter().verify(code, [{ plugins: { 'memory-audit': plugin }, rules }]);
  return messages.filter(({ ruleId }) => ruleId).map(({ ruleId, line, column }) => `${ruleId?.replace('memory-audit/', '')} ${line}:${column}`).sort(); // prettier-ignore
}

function byUs(code: string): string[] {
  const parsed = parseSource('a.js', code);
  if (parsed.kind === 'failed') throw new Error(parsed.message);
  const index = new LineIndex(code);
  const comments = new DisableComments(parsed.comments, index);
  const calls = [...code.matchAll(/\bf\(\)/g)].map(({ index: start }) => ({ start, end: start + 3 }));
  const standing = calls.flatMap((span) => ruleIds.filter((id) => comments.findReason(id, span) === undefined).map((id) => ({ id, ...index.positionAt(span.start) }))); // prettier-ignore
  return standing.map(({ id, line, column }) => `${id} ${line}:${column}`).sort();
}

const tidy = 'memory-audit/require-tidy';
describe('turn off what ESLint turns off', () => {
  test.each([
    'f();',
    '/* eslint-disable */\nf();',
    'f(); /* eslint-disable */ f();\nf();',
    `/* eslint-disable ${tidy} */\nf();`,
    `/* eslint-disable ${tidy}, memory-audit/no-growth */\nf();`,
    `/* eslint-disable */ f(); /* eslint-enable */ f();`,
    `/* eslint-disable */\nf();\n/* eslint-enable ${tidy} */\nf();`,
    `/* eslint-disable ${tidy} */\nf();\n/* eslint-enable */\nf();`,
    `/* eslint-disable */\n/* eslint-disable ${tidy} */\n/* eslint-enable ${tidy} */\nf();`,
    '// eslint-disable-next-line\nf();\nf();',
    `// eslint-disable-next-line ${tidy} -- it is freed elsewhere\nf();`,
    `/* eslint-disable-next-line\n  ${tidy},\n  memory-audit/no-growth\n*/\nf();\nf();`,
    'f(); // eslint-disable-line\nf();',
    `f(); /* eslint-disable-line ${tidy} */ f();`,
    '/* eslint-disable-line\n*/ f();',
    '// eslint-disable\nf();',
    '// eslint-enable\nf();',
    '/* eslint-disable no-console */\nf();',
    '/* eslint-disable-nothing */\nf();',
    '/* please do not eslint-disable */\nf();',
    '/** eslint-disable */\nf();',
    'const text = "/* eslint-disable */";\nf();',
    '/* eslint-disable */ f();\r\n/* eslint-enable */\r\nf();',
    `f(); /* eslint ${tidy}: "off" */`,
    `f(); /* eslint ${tidy}: 0, memory-audit/no-growth: ["off"] */`,
    `/* eslint ${tidy}: "off" */ /* eslint-enable ${tidy} */ f();`,
    `/* eslint ${tidy}: "warn" */ f();`,
    `// eslint ${tidy}: "off"\nf();`,
    '/* eslint nonsense */ f();',
  ])('%j', (code) => {
    expect(byUs(code)).toEqual(byEslint(code));
  });
});

test('a rule may be named without the prefix', () => {
  expect(byUs('f(); // eslint-disable-line require-tidy')).toEqual(['no-growth 1:1']);
});

test('the plugin may have another name', () => {
  expect(byUs('f(); // eslint-disable-line leaks/require-tidy, other/growth')).toEqual(['no-growth 1:1']);
});

test('the reason is what stands after two dashes', () => {
  const code = '/* eslint-disable -- it is\n freed elsewhere */ f();';
  const parsed = parseSource('a.js', code);
  if (parsed.kind === 'failed') throw new Error(parsed.message);
  expect(new DisableComments(parsed.comments, new LineIndex(code)).findReason('no-growth', { start: 50, end: 51 })).toBe(
    'it is\n freed elsewhere',
  );
});
