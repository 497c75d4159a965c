import type { Block, Control, Node, Unit, VariableId } from './model.ts';
import { printInstruction } from './print-instruction.ts';
import { annotation } from './print-type.ts';
import { isControl } from './walk.ts';

/** Prints units; values are `%n`, variables go by name. */
export class UnitPrinter {
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
    if (!isControl(node))
      return [`${indent}${'result' in node ? `%${node.result} = ` : ''}${printInstruction(node, (variable) => this.#variable(variable))}`];
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

  #variable(id: VariableId): string {
    return this.#names[id] ?? `variable ${id}`;
  }
}
