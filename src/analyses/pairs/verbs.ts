/** Verbs that make something, with those that undo them. */
const counterparts: Readonly<Record<string, readonly string[]>> = {
  create: ['delete', 'destroy', 'dispose', 'free', 'release', 'drop', 'remove', 'close', 'discard'],
  make: ['delete', 'destroy', 'dispose', 'free', 'release', 'drop', 'remove', 'close'],
  new: ['delete', 'destroy', 'dispose', 'free', 'release', 'drop', 'close'],
  build: ['delete', 'destroy', 'dispose', 'free', 'release', 'drop'],
  construct: ['delete', 'destroy', 'dispose', 'free', 'release'],
  init: ['deinit', 'destroy', 'dispose', 'free', 'release', 'uninit'],
  instantiate: ['delete', 'destroy', 'dispose', 'free', 'release'],
  spawn: ['kill', 'destroy', 'terminate', 'stop'],
  open: ['close'],
  alloc: ['free', 'dealloc', 'deallocate', 'release'],
  allocate: ['free', 'dealloc', 'deallocate', 'release'],
  malloc: ['free'],
  calloc: ['free'],
  acquire: ['release'],
  obtain: ['release', 'return'],
  borrow: ['return', 'release'],
  checkout: ['checkin', 'release', 'return'],
  reserve: ['release', 'free', 'unreserve'],
  retain: ['release'],
  project: ['drop'],
  upload: ['delete', 'free', 'release', 'unload', 'drop', 'remove', 'destroy'],
  load: ['unload', 'free', 'release', 'dispose'],
  map: ['unmap'],
  start: ['stop', 'end', 'finish'],
  subscribe: ['unsubscribe'],
  register: ['unregister', 'deregister'],
  lock: ['unlock'],
  attach: ['detach'],
  watch: ['unwatch'],
  observe: ['unobserve'],
  connect: ['disconnect', 'close'],
  mount: ['unmount'],
};

/** Verbs that say enough without a noun when both are called on the same object. */
const speakingAlone = new Set(['alloc', 'allocate', 'malloc', 'calloc', 'acquire', 'borrow', 'checkout', 'project', 'retain']);

const releasing = new Set(Object.values(counterparts).flat());

/** What the name of a function says it does to what: `createFastmapGraph` makes a `fastmap graph`. */
export interface VerbAndNoun {
  readonly does: 'make' | 'undo';
  readonly verb: string;
  /** In lower case, one space between words; empty when there is none. */
  readonly noun: string;
  /** `graph_create` has its verb at the end. */
  readonly isVerbLast: boolean;
}

const known = new Map<string, readonly VerbAndNoun[]>();

/** All that a name may say; `[]` for names that neither make nor undo anything. */
export function readName(name: string): readonly VerbAndNoun[] {
  let read = known.get(name);
  if (!read) known.set(name, (read = split(name)));
  return read;
}

/** Whether one undoes what the other makes. */
export function areCounterparts(make: VerbAndNoun, undo: VerbAndNoun): boolean {
  if (make.does !== 'make' || undo.does !== 'undo' || make.noun !== undo.noun || make.isVerbLast !== undo.isVerbLast) return false;
  return (make.noun !== '' || speakingAlone.has(make.verb)) && counterparts[make.verb]?.includes(undo.verb) === true;
}

function split(name: string): readonly VerbAndNoun[] {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
  while (words.length > 1 && /^(async|sync|native|internal|impl|raw)$/.test(words.at(-1) ?? '')) words.pop();
  const [first = ''] = words;
  const last = words.at(-1) ?? '';
  const rest = words.slice(1);
  const found = meaningsOf(first, nounOf(rest), false);
  // `string_new_get_start` gets a start; nothing starts.
  const isAsked = /^(get|set|is|has)$/.test(words.at(-2) ?? '');
  return found.length > 0 || words.length < 2 || !name.includes('_') || isAsked
    ? found
    : meaningsOf(last, words.slice(0, -1).join(' '), true);
}

function meaningsOf(verb: string, noun: string, isVerbLast: boolean): VerbAndNoun[] {
  const found: VerbAndNoun[] = [];
  if (Object.hasOwn(counterparts, verb)) found.push({ does: 'make', verb, noun, isVerbLast });
  if (releasing.has(verb)) found.push({ does: 'undo', verb, noun, isVerbLast });
  return found;
}

/** `graph from edges` is about a graph, and `graph by id` too. */
function nounOf(words: readonly string[]): string {
  const end = words.findIndex((word, index) => index > 0 && /^(from|with|by|for|in|on|at|of|if|and|or)$/.test(word));
  return (end < 0 ? words : words.slice(0, end)).join(' ');
}
