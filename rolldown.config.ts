import { defineConfig } from 'rolldown';

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
  output: { dir: 'dist', entryFileNames: '[name].js', chunkFileNames: 'src/chunks/[name].js' },
});
