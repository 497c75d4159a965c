import { often } from '../src/analyses/heat/often.ts';
import type { Growth } from '../src/analyses/growth/growth.ts';
import { relatedOf } from '../src/analyses/heat/heat.ts';
import type { Facts } from '../src/analyses/facts.ts';
import { gradeOf } from '../src/analyses/severity.ts';
import { amountText } from '../src/analyses/size/amounts.ts';
import { amountOfEntry } from '../src/analyses/size/entries.ts';
import type { Finding, FindingData } from '../src/base/finding.ts';
import type { Module } from '../src/ir/model.ts';
import { defineRule } from '../src/rule/rule.ts';

/** How long the container stays, for messages. */
const until = {
  process: 'for as long as the program runs',
  object: 'for as long as its object is in use',
  closure: 'for as long as the functions that use it',
  brief: 'until its object is let go',
} as const;

/** Containers that outlive the call that adds to them, and that nothing empties or bounds. */
export default defineRule({
  meta: {
    id: 'no-unbounded-accumulator',
    description: 'disallow containers that outlive a call and grow without anything that removes entries or bounds them',
    level: 'recommended',
    messages: {
      unbounded:
        '`{{name}}` gets bigger {{often}}{{size}} and is kept {{until}}, but nothing removes from it. Remove entries when they have served, or keep only the newest ones.',
      cache:
        '`{{name}}` keeps a result for every {{key}} that it was ever asked for{{size}}, {{until}}. Give the cache a maximum size, or let entries go when they are old.',
      invalidated:
        '`{{name}}` keeps a result for every {{key}} that it was ever asked for. Only {{units}} empties it, and between two such changes it grows without bound. Give the cache a maximum size.',
      emptied:
        '`{{name}}` keeps an empty {{noun}} under every {{key}} that was ever used: what is kept there is removed ({{units}}), the key is not. Delete the key when its {{noun}} is empty.',
      recreated:
        '{{units}} only removes from the entry under {{key}}, but first makes the entry when there is none: each such call leaves an empty entry in `{{name}}`, {{until}}. Do nothing when there is no entry.',
      answered:
        '`{{name}}` keeps the function under {{key}} after it was called, {{until}}: nothing deletes the entry. Delete it when the answer has come.',
      abandoned:
        '`{{name}}` keeps the function under {{key}} until an answer comes. When the connection is lost none comes: {{units}} deletes nothing, and the functions stay {{until}}. Tell them there that it failed, and delete them.',
      forgotten:
        '`{{name}}` keeps what is put under {{key}}, {{until}}: {{units}} runs when its time is over, and nothing deletes the entry. Delete it there, too.',
      registered:
        '`{{name}}` keeps every object that was put into it, {{until}}, also when it has come to its end ({{units}}): nothing takes it out. Remove it there.',
      unsettled:
        'An entry of `{{name}}` is deleted where its work ends in one way, but stays {{until}} where it ends in another ({{lines}}). Delete it on every way, best in the function that ends the work.',
    },
    hasSuggestions: false,
    schema: [],
    defaultOptions: [],
  },
  looksAt: {
    nouns: ['container that gets entries', 'containers that get entries'],
    count: (module, facts) => facts.growths.countIn(module),
  },
  *check(module, facts): Generator<Finding> {
    for (const growth of facts.growths.in(module)) yield toFinding(module, facts, growth);
  },
});

function toFinding(module: Module, facts: Facts, growth: Growth): Finding {
  const { heat, confidence, kind, span } = growth;
  const places = growth.places.map(({ module: of, span: at, label }) =>
    of === module ? { span: at, label } : { path: of.path, span: at, label },
  );
  const because = [...places, ...(kind === 'unbounded' ? relatedOf(heat, module) : [])];
  const amount = amountOfEntry(facts, module, growth.values);
  const size = amount ? amountText(amount, heat) : undefined;
  const data = { ...dataOf(growth), size: size === undefined ? '' : ` (${size})` };
  const before = size === undefined ? `one more entry ${often[heat.rate]}` : `${size}, kept`;
  const memory = { before, after: 'as many entries as are in use' };
  return { messageId: kind, span, data, because, confidence, ...gradeOf({ heat, confidence, sort: 'growth', amount }), memory };
}

function dataOf({ name, key, heat, lifetime, units, noun, lines }: Growth): FindingData {
  const named = units.map((unit) => `\`${unit}\``).join(' or ');
  return {
    name,
    noun,
    lines,
    key: key === undefined ? 'key' : `\`${key}\``,
    often: often[heat.rate],
    until: until[lifetime],
    units: named === '' ? 'a function' : named,
  };
}
