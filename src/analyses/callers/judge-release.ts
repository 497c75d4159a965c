import type { Loss, Obligation } from '../ownership/obligation.ts';
import type { Ownership } from '../ownership/ownership.ts';
import type { Invocation } from '../ownership/scope-context.ts';
import type { Judgement } from './judge-scope.ts';

const textOf: Readonly<Record<Exclude<Loss, 'unguarded'>, string>> = {
  'never-released': 'what it gives is never released',
  'some-exits': 'what it gives is not released on every way out',
  overwritten: 'what it gives is overwritten while it is alive',
  'unused-part': 'a part of what it gives is never released',
  'after-await': 'what it gives is never released: the scope around has ended by then',
};

/** Whether what a call gives is released, or handed on to somebody who has to. */
export function judgeRelease(ownership: Ownership, { module, call, from }: Invocation): Judgement {
  const losses = ownership.obligationsOf(module).filter(({ site, loss }) => site.instruction === call && loss !== 'unguarded');
  const [loss] = losses;
  if (!loss) return { verdict: 'safe', reason: 'what it gives is released, or handed on', because: [] };
  const because = loss.places.map((span) => ({ path: from.module.path, span, label: 'lost here' }));
  if (losses.every(mayBeReleased))
    return { verdict: 'unknown', reason: 'whether what it gives is released is up to code that was not seen', because };
  return { verdict: 'unsafe', reason: textOf[loss.loss as Exclude<Loss, 'unguarded'>], because };
}

function mayBeReleased({ isLent, isConditional }: Obligation): boolean {
  return isLent || isConditional;
}
