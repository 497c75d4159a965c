import type { TypeRef } from './model.ts';

/** A type as text; what is nested more than three levels deep is left out. */
export function printType(type: TypeRef, depth = 3): string {
  const print = (inner: TypeRef) => (depth === 0 ? '…' : printType(inner, depth - 1));
  switch (type.kind) {
    case 'named':
      return type.path.join('.') + (type.typeArguments.length > 0 ? `<${type.typeArguments.map(print).join(', ')}>` : '');
    case 'array':
      return `${print(type.element)}[]`;
    case 'tuple':
      return `[${type.elements.map(print).join(', ')}]`;
    case 'union':
      return `(${type.members.map(print).join(' | ')})`;
    case 'object':
      return [
        ...(type.bases ?? []).map(print),
        `{ ${Object.entries(type.members)
          .map(([name, member]) => `${name}: ${print(member)}`)
          .join(', ')} }`,
      ].join(' & ');
    case 'function':
      return `(${(type.parameters ?? []).map(print).join(', ')}) => ${type.returns ? print(type.returns) : '?'}`;
    case 'primitive':
      return type.narrows ? `${type.narrows.parameter} is ${print(type.narrows.type)}` : type.name;
    case 'other':
      return '?';
  }
}

/** `: Type`, or nothing where no type is stated. */
export function annotation(type: TypeRef | undefined): string {
  return type ? `: ${printType(type)}` : '';
}
