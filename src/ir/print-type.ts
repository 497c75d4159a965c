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
      return `{ ${Object.entries(type.members)
        .map(([name, member]) => `${name}: ${print(member)}`)
        .join(', ')} }`;
    case 'function':
      return `() => ${type.returns ? print(type.returns) : '?'}`;
    case 'primitive':
      return type.name;
    case 'other':
      return '?';
  }
}

/** `: Type`, or nothing where no type is stated. */
export function annotation(type: TypeRef | undefined): string {
  return type ? `: ${printType(type)}` : '';
}
