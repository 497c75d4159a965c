import { describe, expect, test } from 'vitest';
import { readSource, type SourceText } from '../../src/files/read-source.ts';

const read = (content: Buffer | string, isNamed = false): SourceText => readSource('/a.ts', isNamed, () => Buffer.from(content));
const messageOf = ({ notice }: SourceText): string | undefined => notice?.message;

describe('the text of a file', () => {
  test.each([
    ['UTF-8', Buffer.from('const ä = "😀";')],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffconst ä = "😀";')],
    ['UTF-16', Buffer.from('\ufeffconst ä = "😀";', 'utf16le')],
    ['UTF-16 with the bytes swapped', Buffer.from('\ufeffconst ä = "😀";', 'utf16le').swap16()],
  ])('in %s is read as it is', (_, content) => {
    expect(read(content)).toEqual({ kind: 'text', text: 'const ä = "😀";' });
  });

  test('in another encoding is read as far as it goes, with one line', () => {
    const latin = read(Buffer.from('const a = "\xe4";', 'latin1'));
    expect(latin).toMatchObject({ kind: 'text', text: 'const a = "\ufffd";' });
    expect(messageOf(latin)).toMatch(/^is not valid UTF-8/);
  });

  test('may hold the replacement character itself', () => {
    expect(messageOf(read('const a = "\ufffd";'))).toBeUndefined();
  });
});

describe('what is left out with one line', () => {
  const large = `${'const a = 1;\n'.repeat(170_000)}`;
  const minified = 'var a=1;'.repeat(2_000);
  const bundledWithTexts = `${'var a=()=>{b(1)};'.repeat(400)}\n${'  uniform float a;\n'.repeat(200)}`;

  test.each([
    [large, 'has 2.2 MB, so it is taken for generated; skipped, name it to audit it'],
    [minified, 'looks minified; skipped, name it to audit it'],
    [bundledWithTexts, 'looks minified; skipped, name it to audit it'],
  ])('unless it is named', (content, message) => {
    expect(read(content)).toMatchObject({ kind: 'none' });
    expect(messageOf(read(content))).toBe(message);
    expect(read(content, true)).toEqual({ kind: 'text', text: content });
  });

  test.each([
    ['a long text on one line', `const picture = '${'abcd'.repeat(3_000)}';\n${'const a = 1;\n'.repeat(100)}`],
    ['lines of data', `const table = [\n${`${'1, '.repeat(300)}\n`.repeat(8)}];\n${'const a = 1;\n'.repeat(100)}`],
  ])('but not code with %s', (_, content) => {
    expect(read(content)).toEqual({ kind: 'text', text: content });
  });

  test('a video that is called .ts', () => {
    expect(messageOf(read(Buffer.from([0x47, 0x40, 0, 0x10]), true))).toBe('is a binary file; skipped');
  });

  test.each([
    ['EACCES', 'may not be read (permission denied)'],
    ['EISDIR', 'is a folder, not a file'],
    ['EIO', 'cannot be read: broken disk'],
  ])('a file that the system does not give: %s', (code, message) => {
    const failing = readSource('/a.ts', true, () => {
      throw Object.assign(new Error('broken disk'), { code });
    });
    expect(failing).toEqual({ kind: 'none', notice: { level: 'error', path: '/a.ts', message } });
  });
});
