import type { Unit } from '../../ir/model.ts';

const methods = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/;

/** `(request, response)` and `(ctx, next)` are what servers hand to the functions that answer them; others export functions named after the methods of HTTP. */
export function takesRequest({ parameters, name = '', module }: Unit): boolean {
  if (methods.test(name) && module.exports.some((each) => 'name' in each && each.name === name)) return true;
  if (parameters.length < 2) return false;
  const [first = '', second = ''] = parameters.map(({ name = '' }) => name);
  return (
    (/^(req|request)$/i.test(first) && /^(res|response|reply)$/i.test(second)) || (/^(ctx|context)$/i.test(first) && second === 'next')
  );
}
