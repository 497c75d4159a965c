import { defineConfig } from 'rolldown';

/** What a command loads that only asks a server: one file, since each takes Node.js a millisecond or two. */
const start =
  /src[\\/](cli[\\/](server[\\/](client|connect|address|messages)|command-entry|command-error|failure)|files[\\/](own-package|system-errors)|scanner[\\/]cache[\\/]checked-file)\.ts$/;

/** Few files: Node.js takes longer to load hundreds of modules than to run most audits. Packages are loaded from where they are installed. */
export default defineConfig({
  input: {
    'src/index': 'src/index.ts',
    'src/runtime/index': 'src/runtime/index.ts',
    'src/cli/main': 'src/cli/main.ts',
    'src/cli/confirm/child': 'src/cli/confirm/child.ts',
  },
  platform: 'node',
  external: /^[^./]/,
  output: {
    dir: 'dist',
    entryFileNames: '[name].js',
    chunkFileNames: 'src/chunks/[name].js',
    codeSplitting: { groups: [{ name: 'start', test: start }] },
  },
});
