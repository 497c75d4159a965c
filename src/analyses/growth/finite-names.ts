import type { TypeRef } from '../../ir/model.ts';
import type { ModuleCode } from '../code/module-code.ts';

const handful = [
  'types?|subtype|supertype|kind|class|events?|evt|hook|method|mode|level|lvl|severity|status|status_?code|status_?text|state|phase|category|scope|role|flag|option|setting',
  'lang|language|locale|format|platform|theme|backend|protocol|signal|side|axis|weekday|month|breakpoint|opcode|dtype',
  'ext|extension|mime|mimeType|mediaType|index|idx|i|j',
  // Names that the program itself declares.
  '(event|evt|type|class|tag|field|model|module|component|table|column|prop|property|attr|attribute|method|function|hook|topic|kernel|op|backend)_?names?',
  '(event|node|edge|message|action|content|file)_?types?',
];

/** Names that people give to one of a handful of things. */
export const handfulNames = named(handful);

/** Names of a handful of things, or of things that a program is set up with: there are many topics in some, but the same ones over time. */
export const finiteNames = named([...handful, 'topic']);

function named(names: readonly string[]): RegExp {
  return new RegExp(`^(${names.join('|')})$`, 'i');
}

export function isFiniteType(code: ModuleCode, type: TypeRef | undefined): boolean {
  if (type?.kind === 'union')
    return type.members.every((member) => member.kind === 'primitive') && new Set(type.members.map(nameOfType)).size < type.members.length;
  if (type?.kind === 'primitive') return type.name === 'boolean';
  return type?.kind === 'named' && type.variable !== undefined && code.module.variables[type.variable]?.kind === 'enum';
}

function nameOfType(type: TypeRef): string {
  return type.kind === 'primitive' ? type.name : type.kind;
}
