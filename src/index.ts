export type { MemoryAuditPlugin } from './eslint/plugin.ts';
export { plugin as default } from './eslint/plugin.ts';
