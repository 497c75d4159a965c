/**
 * The package that a file belongs to, by the last `node_modules` in its path: `@tensorflow/tfjs-core` for
 * `…/node_modules/@tensorflow/tfjs-core/dist/tensor.d.ts`. A package of types counts as the package that it describes. Undefined for files
 * outside `node_modules`.
 */
export function packageOfFile(path: string): string | undefined {
  const name = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(path)?.[1]?.replace('\\', '/');
  const described = name && /^@types\/(.+)$/.exec(name)?.[1];
  return described ? described.replace(/^(.+)__(.+)$/, '@$1/$2') : name;
}
