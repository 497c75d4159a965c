import type { Unit } from '../../ir/model.ts';

/** `(request, response)` and `(ctx, next)` are what servers hand to the functions that answer them. */
export function takesRequest({ parameters }: Unit): boolean {
  if (parameters.length < 2) return false;
  const [first = '', second = ''] = parameters.map(({ name = '' }) => name);
  return (
    (/^(req|request)$/i.test(first) && /^(res|response|reply)$/i.test(second)) || (/^(ctx|context)$/i.test(first) && second === 'next')
  );
}
