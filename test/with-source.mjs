import { createViteServer } from 'vitest/node';

/** Hands a module of the TypeScript source, by its path from the root of the project, to a script that plain Node runs. */
export async function withSource(path, work) {
  const server = await createViteServer({
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, watch: null, hmr: false, ws: false },
    appType: 'custom',
  });
  try {
    return await work(await server.ssrLoadModule(path));
  } finally {
    await server.close();
  }
}
