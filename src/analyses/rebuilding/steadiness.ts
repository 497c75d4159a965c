import type { CallInstruction, Instruction, Node, Unit, ValueId, VariableId } from '../../ir/model.ts';
import { operandsOf } from '../../ir/operands.ts';
import { behavioursOf, type CallFacts } from '../code/behaviours.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { closuresOf } from '../pairs/flow-places.ts';
import { isChanged } from './mutations.ts';
import type { Region } from './region.ts';

/** Names of the language whose functions give something else each time. */
const unsteadyGlobals =
  /^(Math|Date|performance|crypto|process|window|document|globalThis|self|localStorage|sessionStorage|fetch|prompt|location)$/;
const walking = /^(forEach|map|flatMap|filter|some|every|find|reduce|entries|keys|values)$/;

/** Names of the language that give something else each time, whoever asks. */
const clocks = /^(Math|Date|performance|crypto)$/;

/**
 * Tells whether values are the same on every round of a region. What cannot be followed may change: the answer is `false`. With `trusts` it is the other way round:
 * only what comes from the round itself, such as the parameters of its functions, differs from round to round.
 */
export class Steadiness {
  readonly #facts: CallFacts;
  readonly #region: Region;
  readonly #code: ModuleCode;
  readonly #trusts: boolean;
  readonly #known = new Map<ValueId, boolean>();

  constructor(facts: CallFacts, region: Region, trusts = false) {
    this.#facts = facts;
    this.#region = region;
    this.#trusts = trusts;
    this.#code = codeOf(region.module);
  }

  /** Whether the value, with all inside it, is the same on every round. */
  isSteady(value: ValueId): boolean {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    this.#known.set(value, false);
    const steady = this.#decide(value);
    this.#known.set(value, steady);
    return steady;
  }

  /** Whether a node of the region runs on every round in the same way: no test or loop around it depends on the round. */
  runsSteadily(node: Node): boolean {
    for (const { control } of this.#code.surroundings(node)) {
      if (control === this.#region.loop) break;
      if (control.op === 'branch' && !this.isSteady(control.test)) return false;
      if (control.op === 'switch' && !this.isSteady(control.on)) return false;
      if (
        control.op === 'loop' &&
        !(control.iterable !== undefined ? this.isSteady(control.iterable) : control.test !== undefined && this.isSteady(control.test))
      )
        return false;
    }
    const unit = this.#code.unitOf(node);
    return unit === this.#region.unit || this.#isWalked(unit);
  }

  #decide(value: ValueId): boolean {
    const definition = this.#code.definitionOf(value);
    if (!definition) return this.#isSteadyInput(value);
    const all = (values: readonly ValueId[]): boolean => values.every((each) => this.isSteady(each));
    switch (definition.op) {
      case 'constant':
        return true;
      case 'global':
        return !(this.#trusts ? clocks : unsteadyGlobals).test(definition.name);
      case 'load':
        return this.#isSteadyVariable(definition.variable);
      case 'closure': {
        const unit = this.#region.module.units[definition.unit];
        return unit !== undefined && !unit.isAsync && unit.captures.every((variable) => this.#isSteadyVariable(variable));
      }
      case 'get':
        return (
          this.isSteady(definition.object) &&
          (!('value' in definition.key) || this.isSteady(definition.key.value)) &&
          (this.#trusts || !this.#isWritten(definition))
        );
      case 'cast':
        return this.isSteady(definition.value);
      case 'operate':
        return all(definition.operands);
      case 'array':
        return all(definition.items.flatMap((item) => (item.kind === 'hole' ? [] : [item.value])));
      case 'object':
        return all(
          definition.entries.flatMap((entry) =>
            entry.kind === 'property' && 'value' in entry.key ? [entry.key.value, entry.value] : [entry.value],
          ),
        );
      case 'call':
        return this.#isSteadyCall(definition);
      case 'this':
        return this.#trusts || !this.#region.isReentered;
      case 'rest':
        return this.isSteady(definition.object);
      default:
        return this.#trusts && all(operandsOf(definition));
    }
  }

  /** Parameters and elements of loops. */
  #isSteadyInput(value: ValueId): boolean {
    const loop = this.#code.loopOfElement(value);
    if (loop) {
      if (loop === this.#region.loop) return false;
      return this.#region.contains(loop) ? loop.iterable !== undefined && this.isSteady(loop.iterable) : this.#isSteadyOutside();
    }
    const parameter = this.#code.parameterOf(value);
    if (!parameter) return false;
    return this.#region.units.has(parameter.unit) ? this.#isWalked(parameter.unit) : this.#isSteadyOutside();
  }

  #isSteadyOutside(): boolean {
    return this.#trusts || !this.#region.isReentered;
  }

  /** A function of the region that runs for each element of something steady. */
  #isWalked(unit: Unit): boolean {
    return closuresOf(unit).some((closure) =>
      this.#code.usersOf(closure.result).some((user) => {
        if (user.op !== 'call' || user.callee.kind !== 'method' || !('name' in user.callee.key)) return false;
        return walking.test(user.callee.key.name) && this.isSteady(user.callee.object) && this.runsSteadily(user);
      }),
    );
  }

  #isSteadyVariable(id: VariableId): boolean {
    const { module } = this.#region;
    const variable = module.variables[id];
    if (!variable) return false;
    const stores = this.#code.storesOf(id);
    const inside = stores.filter((store) => this.#region.contains(store));
    if (variable.imported) return this.#isSteadyOutside() || isSteadyImport(variable.imported);
    if (this.#trusts) return inside.every((store) => this.isSteady(store.value));
    if (inside.length > 0) {
      const [only] = inside;
      const isLocal = inside.length === stores.length && stores.length === 1 && only !== undefined;
      return isLocal && this.isSteady(only.value) && this.runsSteadily(only) && !isChanged(this.#facts, module, id, () => true);
    }
    if (variable.kind === 'function' || variable.kind === 'class') return true;
    if (!this.#region.isReentered) return !isChanged(this.#facts, module, id, (node) => this.#region.contains(node));
    const owner = module.units[variable.unit];
    // Set once when the module is loaded, and left alone by every function.
    return (
      owner?.kind === 'module' &&
      stores.length === 1 &&
      !isChanged(this.#facts, module, id, (node) => this.#code.unitOf(node).kind !== 'module')
    );
  }

  #isWritten({ key, object }: Instruction & { op: 'get' }): boolean {
    if (!('name' in key)) return false;
    if (this.#region.isReentered && this.#code.definitionOf(object)?.op === 'this') return true;
    for (const node of this.#code.all.sets)
      if ('name' in node.key && node.key.name === key.name && this.#region.contains(node)) return true;
    return false;
  }

  #isSteadyCall(call: CallInstruction): boolean {
    const items = call.arguments.every((item) => item.kind === 'hole' || this.isSteady(item.value));
    if (!items || (call.callee.kind === 'method' && !this.isSteady(call.callee.object))) return false;
    if (this.#trusts) return true;
    const units = this.#facts.meanings.calleesOf(call).flatMap((callee) => (callee.kind === 'unit' ? [callee.unit] : []));
    if (units.length > 0) return call.form === 'call' && units.every((unit) => this.isSteadyFunction(unit));
    const behaviours = behavioursOf(this.#facts, this.#region.module, call);
    return (
      behaviours.length > 0 &&
      behaviours.every((each) => !each.releases && !each.runs?.some(({ mode }) => mode !== 'now' && mode !== 'each'))
    );
  }

  /** Whether a function gives the same for the same arguments: it waits for nothing and uses nothing from outside but functions and what stays as it is. */
  isSteadyFunction(unit: Unit): boolean {
    if (unit.isAsync || unit.isGenerator || (unit.kind !== 'function' && unit.kind !== 'arrow')) return false;
    return unit.captures.every((id) => {
      const variable = unit.module.variables[id];
      if (!variable) return false;
      if (variable.kind === 'function' || variable.kind === 'class' || variable.imported) return true;
      return unit.module === this.#region.module && this.#isSteadyVariable(id);
    });
  }
}

/** Data and constants; other imports may change while the program runs. */
function isSteadyImport({ from, name }: { readonly from: string; readonly name: string }): boolean {
  return /\.json$/.test(from) || /^[A-Z][A-Z\d_]+$/.test(name);
}
