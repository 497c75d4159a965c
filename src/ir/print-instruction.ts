import type { Instruction, Item, Key, ValueId, VariableId } from './model.ts';
import { annotation } from './print-type.ts';

/** A flat instruction without its result; `nameOf` gives the text of a variable. */
export function printInstruction(node: Instruction, nameOf: (variable: VariableId) => string): string {
  switch (node.op) {
    case 'constant':
      if (node.value === undefined && node.type === 'number') return 'constant number';
      return `constant ${typeof node.value === 'string' && node.type !== 'regexp' ? JSON.stringify(node.value) : `${String(node.value)}${node.type === 'bigint' ? 'n' : ''}`}`;
    case 'global':
      return `global ${node.name}`;
    case 'load':
      return `load ${nameOf(node.variable)}`;
    case 'store':
      return `${node.declares ? 'declare' : 'store'} ${nameOf(node.variable)} = %${node.value}${node.using ? ` using ${node.using}` : ''}`;
    case 'get':
      return `get %${node.object}${key(node.key)}`;
    case 'set':
      return `set %${node.object}${key(node.key)} = %${node.value}`;
    case 'remove':
      return `remove %${node.object}${key(node.key)}`;
    case 'rest':
      return `rest %${node.object} ${typeof node.taken === 'number' ? `from ${node.taken}` : `without ${node.taken.join(', ')}`}`;
    case 'call':
      return `${node.form} ${callee(node.callee)}(${node.arguments.map(item).join(', ')})`;
    case 'closure':
      return `closure unit ${node.unit}`;
    case 'class':
      return `class ${node.classId}`;
    case 'array':
      return `array [${node.items.map(item).join(', ')}]`;
    case 'object':
      return `object {${node.entries.map((each) => (each.kind === 'spread' ? ` ...%${each.value}` : ` ${key(each.key).replace(/^\./, '')}: %${each.value}`)).join(',')} }`;
    case 'operate':
      return `operate ${node.operator} ${values(node.operands)}`.trimEnd();
    case 'await':
      return `await %${node.value}`;
    case 'yield':
      return `yield${node.delegate ? '*' : ''}${node.value === undefined ? '' : ` %${node.value}`}`;
    case 'cast':
      return `cast %${node.value}${annotation(node.type)}`;
    case 'this':
      return 'this';
    case 'opaque':
      return `opaque ${node.syntax} ${values(node.operands)}`.trimEnd();
  }
}

function values(ids: readonly ValueId[]): string {
  return ids.map((id) => `%${id}`).join(', ');
}

function key(of: Key): string {
  if ('value' in of) return `[%${of.value}]`;
  return /^#?[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(of.name) ? `.${of.name}` : `[${JSON.stringify(of.name)}]`;
}

function item(of: Item): string {
  return of.kind === 'hole' ? 'hole' : `${of.kind === 'spread' ? '...' : ''}%${of.value}`;
}

function callee(of: Extract<Instruction, { op: 'call' }>['callee']): string {
  return of.kind === 'value' ? `%${of.value}` : `${of.isSuper ? 'super ' : ''}%${of.object}${key(of.key)}`;
}
