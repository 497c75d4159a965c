type Collect = () => void;

/**
 * A function that makes the garbage collector run at once: `gc`, which there is under `--expose-gc`, or the same got from V8 in Node. Undefined where
 * neither can be had.
 */
export function findCollector(): Collect | undefined {
  const { gc, process } = globalThis as { readonly gc?: Collect; readonly process?: Partial<NodeJS.Process> };
  if (gc) return gc;
  // No import, so that bundlers for browsers do not stumble over it.
  const v8 = process?.getBuiltinModule?.('node:v8');
  const vm = process?.getBuiltinModule?.('node:vm');
  if (!v8 || !vm) return undefined;
  // A context that is made while the flag is set has the function.
  v8.setFlagsFromString('--expose-gc');
  const found = vm.runInNewContext("typeof gc === 'function' ? gc : undefined") as Collect | undefined;
  v8.setFlagsFromString('--no-expose-gc');
  return found;
}
