import { codeOf } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { definitionOf } from '../definitions.ts';
import { type CallEffects, soundsLikeRelease } from '../ownership/call-effects.ts';
import type { Program } from '../program.ts';

/** Names of properties that somebody releases on an object other than `this`: `result.tensor.dispose()`. */
export function releasedElsewhere(program: Program, effects: CallEffects): ReadonlySet<string> {
  const names = new Set<string>();
  for (const module of program.modules)
    for (const node of codeOf(module).all.calls) {
      const effect = effects.effectOf(module, node);
      const releases =
        effect.kind === 'known' ? effect.behaviour.releases !== undefined : effect.kind === 'unknown' && soundsLikeRelease(module, node);
      if (!releases) continue;
      const touched = node.arguments.flatMap((item) => (item.kind === 'hole' ? [] : [item.value]));
      if (node.callee.kind === 'method') touched.push(node.callee.object);
      for (const value of touched) {
        const read = definitionOf(module, originOf(codeOf(module), value));
        if (read?.op !== 'get' || !('name' in read.key)) continue;
        if (definitionOf(module, read.object)?.op !== 'this') names.add(read.key.name);
      }
    }
  return names;
}
