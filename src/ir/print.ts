import type {
  Block,
  Control,
  Export,
  Instruction,
  Item,
  Key,
  Module,
  Node,
  TypeRef,
  Unit,
  ValueId,
  Variable,
  VariableId,
} from './model.ts';
import { isControl } from './walk.ts';

/** A module as text, one instruction a line, for golden files and `--print-ir`. Stable: the same module always prints the same. */
export function printModule(module: Module): string {
  const names = variableNames(module.variables);
  const printer = new Printer(names);
  const units = module.units.map((unit) => printer.unit(unit));
  const classes = module.classes.map((each) => {
    const heritage = each.superclassType
      ? ` extends ${printType(each.superclassType)}`
      : each.superclass === undefined
        ? ''
        : ` extends %${each.superclass}`;
    const members = each.members.map((member) => {
      const unit = member.unit === undefined ? '' : ` = unit ${member.unit}`;
      return `  ${member.isStatic ? 'static ' : ''}${member.kind} ${member.name ?? '[computed]'}${annotation(member.type)}${unit}`;
    });
    return [`class ${each.id} ${each.name ?? '(anonymous)'}${heritage}`, ...members].join('\n');
  });
  const variables = module.variables.flatMap((each) => printVariable(each, names));
  const exports = module.exports.map((each) => printExport(each, names));
  return [...units, ...classes, variables.join('\n'), exports.join('\n')].filter((part) => part !== '').join('\n\n') + '\n';
}

/** Names as in the source; where several variables share one, all but the first get a number. */
function variableNames(variables: readonly Variable[]): string[] {
  const seen = new Map<string, number>();
  return variables.map((variable) => {
    const count = (seen.get(variable.name) ?? 0) + 1;
    seen.set(variable.name, count);
    const name = variable.kind === 'synthetic' ? `?${variable.name}` : variable.name;
    return count === 1 ? name : `${name}.${count}`;
  });
}

function printVariable(variable: Variable, names: readonly string[]): string[] {
  if (variable.kind === 'synthetic') return [];
  const { imported, type, storeCount, kind, unit } = variable;
  const from = imported ? ` = ${imported.typeOnly ? 'type ' : ''}${imported.name} of '${imported.from}'` : '';
  const stores = kind === 'import' ? '' : ` in unit ${unit}, ${storeCount} ${storeCount === 1 ? 'store' : 'stores'}`;
  return [`${kind} ${names[variable.id]}${annotation(type)}${from}${stores}`];
}

function printExport(exported: Export, names: readonly string[]): string {
  switch (exported.kind) {
    case 'variable':
      return `export ${exported.name} = ${names[exported.variable]}`;
    case 'value':
      return `export ${exported.name} = %${exported.value}`;
    case 'from':
      return `export ${exported.name} = ${exported.imported} of '${exported.from}'`;
    case 'all':
      return `export all of '${exported.from}'`;
  }
}

function annotation(type: TypeRef | undefined): string {
  return type ? `: ${printType(type)}` : '';
}

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

/** Prints units; values are `%n`, variables go by name. */
class Printer {
  readonly #names: readonly string[];

  constructor(names: readonly string[]) {
    this.#names = names;
  }

  unit(unit: Unit): string {
    const marks = [unit.isStatic && 'static', unit.isAsync && 'async', unit.isGenerator && 'generator'].filter(Boolean);
    const parameters = unit.parameters.map(
      (each) =>
        `${each.isRest ? '...' : ''}%${each.value}${each.name ? ` ${each.name}` : ''}${each.isOptional ? '?' : ''}${annotation(each.type)}`,
    );
    const home = unit.classId === undefined ? '' : ` of class ${unit.classId}`;
    const captures = unit.captures.length > 0 ? ` captures ${unit.captures.map((each) => this.#variable(each)).join(', ')}` : '';
    const kind = [...marks, unit.kind].join(' ');
    const head = `unit ${unit.id} ${kind} ${unit.name ?? '(anonymous)'}(${parameters.join(', ')})${annotation(unit.returnType)}${home}${captures}`;
    return [head, ...this.#block(unit.body, '  ')].join('\n');
  }

  #block(block: Block, indent: string): string[] {
    return block.flatMap((node) => this.#node(node, indent));
  }

  #node(node: Node, indent: string): string[] {
    if (!isControl(node)) return [`${indent}${'result' in node ? `%${node.result} = ` : ''}${this.#instruction(node)}`];
    const part = (name: string, block: Block | undefined) => (block ? [`${indent}${name}`, ...this.#block(block, `${indent}  `)] : []);
    return [`${indent}${this.#head(node)}`, ...this.#parts(node, part, indent)];
  }

  #head(node: Control): string {
    const label = 'label' in node && node.label !== undefined ? ` ${node.label}` : '';
    switch (node.op) {
      case 'branch':
        return `${node.form} %${node.test}`;
      case 'switch':
        return `switch %${node.on}`;
      case 'loop':
        return `loop ${node.form}${label}${node.isAwait ? ' await' : ''}${node.element === undefined ? '' : ` %${node.element} of %${node.iterable}`}`;
      case 'return':
        return node.value === undefined ? 'return' : `return %${node.value}`;
      case 'throw':
        return `throw %${node.value}`;
      case 'region':
        return `region${label}${node.using.map((each) => ` using ${this.#variable(each)}`).join('')}`;
      default:
        return `${node.op}${label}`;
    }
  }

  #parts(node: Control, part: (name: string, block: Block | undefined) => string[], indent: string): string[] {
    switch (node.op) {
      case 'branch':
        return [...part('then', node.then), ...(node.otherwise.length > 0 ? part('otherwise', node.otherwise) : [])];
      case 'switch':
        return node.cases.flatMap((each) => [
          ...this.#block(each.header, `${indent}  `),
          ...part(each.test === undefined ? 'default' : `case %${each.test}`, each.body),
        ]);
      case 'loop':
        return [
          ...(node.header.length > 0 ? part('header', node.header) : []),
          ...(node.test === undefined ? [] : [`${indent}test %${node.test}`]),
          ...part('body', node.body),
          ...(node.update.length > 0 ? part('update', node.update) : []),
        ];
      case 'try':
        return [
          ...part('block', node.block),
          ...part(`catch${node.parameter === undefined ? '' : ` %${node.parameter}`}`, node.handler),
          ...part('finally', node.finalizer),
        ];
      case 'region':
        return part('body', node.body);
      default:
        return [];
    }
  }

  #instruction(node: Instruction): string {
    switch (node.op) {
      case 'constant':
        return `constant ${typeof node.value === 'string' && node.type !== 'regexp' ? JSON.stringify(node.value) : `${String(node.value)}${node.type === 'bigint' ? 'n' : ''}`}`;
      case 'global':
        return `global ${node.name}`;
      case 'load':
        return `load ${this.#variable(node.variable)}`;
      case 'store':
        return `${node.declares ? 'declare' : 'store'} ${this.#variable(node.variable)} = %${node.value}${node.using ? ` using ${node.using}` : ''}`;
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

  #variable(id: VariableId): string {
    return this.#names[id] ?? `variable ${id}`;
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
