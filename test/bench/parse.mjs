// Run by bench.mjs as a process of its own: parses a folder's files with @typescript-eslint/parser, as ESLint asks it to.
import { parseAll, sourcesIn } from './sources.mjs';

parseAll(sourcesIn(process.argv[2]));
