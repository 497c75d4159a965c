/**
 * How often something runs, from seldom to often: once in a process; with each call of a function that anybody may call; for each component that is
 * shown; on each round of a loop or callback that walks something; on each tick of a timer; for each event; for each request; for each frame.
 */
export type Rate = 'once' | 'call' | 'mount' | 'iteration' | 'timer' | 'event' | 'request' | 'frame';

const order: readonly Rate[] = ['once', 'call', 'mount', 'iteration', 'timer', 'event', 'request', 'frame'];

/** Below zero when `a` is rarer than `b`, above zero when it is more frequent. */
export function compareRates(a: Rate, b: Rate): number {
  return order.indexOf(a) - order.indexOf(b);
}

/** Whether it happens again and again for as long as the program runs: a timer, event, request or frame. */
export function isRecurring(rate: Rate): boolean {
  return compareRates(rate, 'timer') >= 0;
}
