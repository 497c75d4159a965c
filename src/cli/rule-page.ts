import { readFileSync } from 'node:fs';
import picocolors from 'picocolors';
import { fileOfPackage } from '../files/own-package.ts';

/** The page of a rule as text for a terminal. */
export function rulePage(id: string, colors: boolean): string {
  const page = readFileSync(fileOfPackage('docs/rules', `${id}.md`), 'utf8');
  return `${readable(page.replace(/\n*<!--[^]*?-->\n*/g, '\n\n'), colors).trim()}\n`;
}

/** Headings stand out, examples are set in, and marks of Markdown that only get in the way are gone. */
function readable(markdown: string, colors: boolean): string {
  const { bold, cyan, dim } = picocolors.createColors(colors);
  let isCode = false;
  const lines = markdown.split('\n').map((line) => {
    const fence = /^```\w*\s*(.*)$/.exec(line);
    if (fence) {
      isCode = !isCode;
      return isCode && fence[1] !== '' ? dim(`  ${fence[1]}:`) : '';
    }
    if (isCode) return `    ${line}`;
    const heading = /^#+ (.*)$/.exec(line);
    if (heading) return bold(plain(heading[1] ?? ''));
    return plain(line).replace(/`([^`]+)`/g, (_, code: string) => cyan(code));
  });
  return lines.join('\n').replaceAll(/\n{3,}/g, '\n\n');
}

function plain(line: string): string {
  return line.replace(/\*\*([^*]+)\*\*/g, '$1').replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');
}
