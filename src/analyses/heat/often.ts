import type { Rate } from './rate.ts';

/** How often something runs, in the words of a message. */
export const often: Readonly<Record<Rate, string>> = {
  once: 'once',
  call: 'with each call',
  mount: 'each time the component is shown',
  iteration: 'on each round',
  timer: 'on each tick of a timer',
  event: 'with each event',
  request: 'with each request',
  frame: 'with each frame',
};
