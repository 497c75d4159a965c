import type { Behaviour } from '../../../src/base/behaviour.ts';
import { defaultKnowledge } from '../../../src/knowledge/index.ts';
import type { Row } from '../../../src/knowledge/table.ts';
import type { Oracle } from './oracle.ts';
import { differenceOf } from './run-row.ts';

/** A name that a row of a table states, and what running it showed. */
export interface Covered {
  readonly row: Row;
  readonly name: string;
  readonly result: 'agrees' | 'differs' | 'not run';
  /** In which way it differs, or why it is not run. */
  readonly detail: string;
}

/** How much of a table was run. */
export interface Coverage {
  readonly rows: number;
  /** Rows of which every name was run. */
  readonly rowsRun: number;
  readonly names: number;
  readonly run: number;
  readonly agreed: number;
}

/** Runs every function and method of the table of a library, and what it says of some calls of them. */
export async function coverTable(oracle: Oracle): Promise<readonly Covered[]> {
  const { functions, kinds } = oracle.table;
  const covered: Covered[] = [];
  for (const row of functions) covered.push(...(await coverRow(oracle, row)));
  for (const [kind, { methods = [] }] of Object.entries(kinds))
    for (const row of methods) covered.push(...(await coverRow(oracle, row, kind)));
  return covered;
}

/** The figures of what was covered. */
export function coverageOf(covered: readonly Covered[]): Coverage {
  const notRun = covered.filter(({ result }) => result === 'not run');
  const rows = new Set(covered.map(({ row }) => row));
  return {
    rows: rows.size,
    rowsRun: rows.size - new Set(notRun.map(({ row }) => row)).size,
    names: covered.length,
    run: covered.length - notRun.length,
    agreed: covered.filter(({ result }) => result === 'agrees').length,
  };
}

async function coverRow(oracle: Oracle, row: Row, kind?: string): Promise<readonly Covered[]> {
  const covered: Covered[] = [];
  for (const name of row.names) {
    const call = (part: string): string | undefined => oracle.callOf(`${row.construct ? 'new ' : ''}${name}${part}`, kind);
    const full = kind === undefined ? name : `${kind}.${name}`;
    covered.push({ row, name: full, ...(await cover(oracle, full, call(''), row, row)) });
    for (const [index, { then }] of (row.cases ?? []).entries())
      covered.push({ row, name: `${full}, case ${index + 1}`, ...(await cover(oracle, full, call(`#${index + 1}`), then, row)) });
  }
  return covered;
}

async function cover(
  oracle: Oracle,
  name: string,
  call: string | undefined,
  behaviour: Behaviour,
  { notRun }: Row,
): Promise<Pick<Covered, 'result' | 'detail'>> {
  if (call === undefined) return { result: 'not run', detail: notRun ?? 'no call is written' };
  if (notRun !== undefined) return { result: 'differs', detail: `can be run, other than the table says: ${notRun}` };
  try {
    const detail = await differenceOf(oracle, defaultKnowledge(), name, call, behaviour);
    return { result: detail === '' ? 'agrees' : 'differs', detail };
  } catch (error) {
    return { result: 'differs', detail: String(error) };
  }
}
