import { LineIndex } from '../../base/line-index.ts';
import type { Module, Unit } from '../../ir/model.ts';
import { nameOfUnit } from './unit-text.ts';

/** The functions of a module that a person may mean: by name (`normalise`, `Network.forward`, `forward`), or by the line on which one begins. */
export function findUnits(module: Module, asked: string): readonly Unit[] {
  const functions = module.units.filter(({ kind }) => kind !== 'module');
  if (!/^\d+$/.test(asked)) return functions.filter((unit) => nameOfUnit(unit) === asked || unit.name === asked);
  const index = new LineIndex(module.text);
  return functions.filter(({ nameSpan }) => index.positionAt(nameSpan.start).line === Number(asked));
}
