import type { Export, Module, Variable } from './model.ts';
import { annotation, printType } from './print-type.ts';
import { UnitPrinter } from './print-unit.ts';

/** A module as text, one instruction a line, for golden files and `--print-ir`. Stable: the same module always prints the same. */
export function printModule(module: Module): string {
  const names = variableNames(module.variables);
  const printer = new UnitPrinter(names);
  const units = module.units.map((unit) => printer.unit(unit));
  const classes = module.classes.map((each) => {
    const heritage = each.superclassType
      ? ` extends ${printType(each.superclassType)}`
      : each.superclass === undefined
        ? ''
        : ` extends %${each.superclass}`;
    const interfaces = each.interfaces ? ` implements ${each.interfaces.map((type) => printType(type)).join(', ')}` : '';
    const members = each.members.map((member) => {
      const unit = member.unit === undefined ? '' : ` = unit ${member.unit}`;
      return `  ${member.isStatic ? 'static ' : ''}${member.kind} ${member.name ?? '[computed]'}${annotation(member.type)}${unit}`;
    });
    return [`class ${each.id} ${each.name ?? '(anonymous)'}${heritage}${interfaces}`, ...members].join('\n');
  });
  const variables = module.variables.flatMap((each) => printVariable(each, names));
  const exports = module.exports.map((each) => printExport(each, names));
  const types = module.types.map(({ name, type }) => `export type ${name} = ${printType(type)}`);
  return [...units, ...classes, variables.join('\n'), [...exports, ...types].join('\n')].filter((part) => part !== '').join('\n\n') + '\n';
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
