import type { Module, Unit, UnitId, VariableId } from './model.ts';
import { instructionsOf } from './walk.ts';

/** What is wrong with the use of variables and units: counts of stores, captures, and that each unit is made once, by its parent. */
export function checkUses(module: Module): string[] {
  const check = new UseCheck(module);
  for (const unit of module.units) check.unit(unit);
  return [...check.problems, ...check.totals()];
}

class UseCheck {
  readonly problems: string[] = [];
  readonly #module: Module;
  readonly #captures: Set<VariableId>[];
  readonly #stores = new Map<VariableId, number>();
  readonly #made = new Map<UnitId, number>();

  constructor(module: Module) {
    this.#module = module;
    this.#captures = module.units.map(() => new Set());
  }

  unit(unit: Unit): void {
    for (const node of instructionsOf(unit.body)) {
      if (node.op === 'load' || node.op === 'store') this.#use(unit, node.variable, node.op);
      if (node.op === 'closure') this.#make(unit, node.unit);
      if (node.op !== 'class') continue;
      for (const member of this.#module.classes[node.classId]?.members ?? []) if (member.unit !== undefined) this.#make(unit, member.unit);
    }
  }

  #use(unit: Unit, variable: VariableId, op: 'load' | 'store'): void {
    const found = this.#module.variables[variable];
    if (!found) return void this.problems.push(`unit ${unit.id}: ${op} of variable ${variable}, which does not exist`);
    if (op === 'store') this.#stores.set(variable, (this.#stores.get(variable) ?? 0) + 1);
    for (let at: Unit | undefined = unit; at && at.id !== found.unit; at = this.#parent(at)) {
      this.#captures[at.id]?.add(variable);
      if (at.parent === undefined)
        this.problems.push(`unit ${unit.id}: ${op} of ${found.name}, which lives in unit ${found.unit}, not around this one`);
    }
  }

  #parent(unit: Unit): Unit | undefined {
    return unit.parent === undefined || unit.parent >= unit.id ? undefined : this.#module.units[unit.parent];
  }

  #make(by: Unit, unit: UnitId): void {
    this.#made.set(unit, (this.#made.get(unit) ?? 0) + 1);
    if (this.#module.units[unit]?.parent !== by.id) this.problems.push(`unit ${unit} is made in unit ${by.id} but has another parent`);
  }

  *totals(): Generator<string> {
    for (const { id, name, storeCount } of this.#module.variables) {
      const stores = this.#stores.get(id) ?? 0;
      if (storeCount !== stores) yield `variable ${name} counts ${storeCount} stores, there are ${stores}`;
    }
    for (const { id, captures } of this.#module.units) {
      const used = this.#captures[id] ?? new Set();
      const isSame = captures.length === used.size && captures.every((each) => used.has(each));
      if (!isSame) yield `unit ${id} says it captures [${captures.join()}], it uses [${[...used].join()}]`;
      const made = this.#made.get(id) ?? 0;
      if (id !== 0 && made !== 1) yield `unit ${id} is made ${made} times`;
    }
  }
}
