import type { Random } from './random.ts';

const tokens =
  /\s+|\/\/.*|\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[\p{ID_Continue}$#]+|=>|\?\.|\?\?|\.\.\.|&&|\|\||[=!]==?|[^]/gu;
const word = /^[\p{ID_Start}$_]/u;
const keyword =
  /^(?:async|await|break|case|catch|class|const|continue|do|else|export|extends|finally|for|from|function|if|import|in|instanceof|let|new|of|return|switch|throw|try|type|typeof|using|var|while|yield)$/;

/** A text in which words, signs or lines are missing, stand twice or stand for one another. It need not parse, and often does. */
export function spoil(text: string, random: Random): string {
  let spoilt = text;
  for (let count = 1 + random.below(3); count > 0; count -= 1)
    spoilt = random.chance(0.6) ? spoilToken(spoilt, random) : spoilLine(spoilt, random);
  return spoilt;
}

function spoilToken(text: string, random: Random): string {
  const parts = text.match(tokens) ?? [];
  const sort = (part = '') =>
    part.trim() === '' || /^\/[/*]/.test(part) ? 'space' : keyword.test(part) ? 'keyword' : word.test(part) ? 'name' : 'sign';
  const chosen = random.pick(['name', 'name', 'name', 'name', 'keyword', 'sign']);
  const places = [...parts.keys()].filter((at) => sort(parts[at]) === chosen);
  if (places.length === 0) return text;
  const at = random.pick(places);
  const own = parts[at] ?? '';
  const other = parts[random.pick(places)] ?? '';
  parts[at] = random.chance(0.8) ? other : random.pick(['', `${own} ${own}`]);
  return parts.join('');
}

/** A line that holds a whole statement goes, or comes again somewhere else. */
function spoilLine(text: string, random: Random): string {
  const lines = text.split('\n');
  const statements = [...lines.keys()].filter((at) => /^\s+[^}\s].*;/.test(lines[at] ?? ''));
  if (statements.length === 0) return text;
  const own = lines[random.pick(statements)] ?? '';
  const at = random.pick(statements);
  const there = lines[at] ?? '';
  lines.splice(at, 1, ...random.pick([[], [own], [own, there], [there, own]]));
  return lines.join('\n');
}
