import { isRecord, listOf, meant, objectOf } from './check.ts';
import type { Check } from './check.ts';
import { defaultKnowledge } from './index.ts';
import { kindsOfTable } from './kinds-of-table.ts';
import { tableOfPair } from './pair-tables.ts';
import type { Pair } from './pair-tables.ts';
import type { SizeRow } from './size-row.ts';
import type { KindRow, LibraryTable, Resource, Row, TextProtocol } from './table.ts';
import { kind, pair, row, sizeRow, tableHead, textProtocol } from './table-checks.ts';

const place = 'settings["memory-audit"]';
const evidence = place;

/** What a user's settings add, as far as it can be used, and what is wrong with the rest: one line each, with the place and the mend. */
export interface UserTables {
  readonly tables: readonly LibraryTable[];
  readonly problems: readonly string[];
}

/** The settings as a text that is the same for equal settings; empty for what is no data, such as an object that holds itself. */
export function textOfSettings(setting: unknown): string {
  try {
    return JSON.stringify(setting) ?? String(setting);
  } catch {
    return '';
  }
}

/** Reads the value of `settings["memory-audit"]`: `{ tables, pairs }`. A bad row is left out and named; it does not spoil its table. */
export function readUserTables(setting: unknown): UserTables {
  if (setting === undefined || setting === null) return { tables: [], problems: [] };
  if (textOfSettings(setting) === '') {
    return {
      tables: [],
      problems: [`${place}: must be plain data; an object in it holds itself, or a value is of a kind that JSON does not have`],
    };
  }
  const problems: string[] = [];
  const report = (problem: string): void => void problems.push(problem);
  const accept: Check = () => true;
  objectOf('the settings of memory-audit', {}, { tables: listOf(accept), pairs: accept })(setting, place, report);
  const { tables, pairs } = isRecord(setting) ? setting : {};
  const fromTables = itemsOf(tables).map((table, index) => readTable(table, `${place}.tables[${index}]`, report));
  const goodPairs = good(pairs, `${place}.pairs`, pair, report) as readonly Pair[];
  const read = [...fromTables.filter((table) => table !== undefined), ...goodPairs.map(tableOfPair)];
  problems.push(...unknownKinds(read));
  return { tables: read, problems };
}

function readTable(table: unknown, path: string, report: (problem: string) => void): LibraryTable | undefined {
  if (!tableHead(table, path, report) && (!isRecord(table) || typeof table['library'] !== 'string')) return undefined;
  const { library, modules, globals, namespaceExports, namespaces, kinds, functions, unknownReceiver, texts, sizes } = table as Record<
    string,
    unknown
  >;
  const names = (list: unknown): string[] => itemsOf(list).filter((each) => typeof each === 'string');
  const read: LibraryTable = {
    library: String(library),
    modules: names(modules),
    globals: names(globals),
    namespaceExports: names(namespaceExports),
    namespaces: Object.fromEntries(Object.entries(isRecord(namespaces) ? namespaces : {}).map(([name, other]) => [name, String(other)])),
    kinds: readKinds(kinds, `${path}.kinds`, report),
    functions: readRows(functions, `${path}.functions`, report),
    unknownReceiver: readRows(unknownReceiver, `${path}.unknownReceiver`, report),
    texts: good(texts, `${path}.texts`, textProtocol, report).map((each) => ({ evidence, ...(each as Omit<TextProtocol, 'evidence'>) })),
    sizes: good(sizes, `${path}.sizes`, sizeRow, report).map((each) => ({ evidence, ...(each as Omit<SizeRow, 'evidence'>) })),
  };
  if (read.functions.length > 0 && read.modules.length + read.globals.length === 0) {
    report(`${path}: nothing leads to its functions; name the "modules" or "globals" that have them`);
  }
  return read;
}

function readRows(rows: unknown, path: string, report: (problem: string) => void): Row[] {
  return good(rows, path, row, report).map((each) => ({ evidence, ...(each as Omit<Row, 'evidence'>) }));
}

/** The items of a list that pass. */
function good(list: unknown, path: string, check: Check, report: (problem: string) => void): readonly unknown[] {
  if (list !== undefined) listOf(() => true)(list, path, report);
  return itemsOf(list).filter((each, index) => check(each, `${path}[${index}]`, report));
}

function readKinds(kinds: unknown, path: string, report: (problem: string) => void): Record<string, KindRow> {
  if (kinds === undefined) return {};
  if (!isRecord(kinds)) report(`${path}: must be an object of kinds by name`);
  const entries = Object.entries(isRecord(kinds) ? kinds : {}).filter(([name, each]) => kind(each, `${path}.${name}`, report));
  return Object.fromEntries(entries.map(([name, each]) => [name, complete(each as WrittenKind)]));
}

/** A kind as a user may write it. */
type WrittenKind = Omit<KindRow, 'evidence' | 'methods' | 'resource'> & {
  readonly methods?: readonly Omit<Row, 'evidence'>[];
  readonly resource?: Pick<Resource, 'release'> & Partial<Resource>;
};

/** Fills in what a user may leave out. */
function complete(written: WrittenKind): KindRow {
  const usual: Omit<Resource, 'release'> = { discipline: 'manual', collected: 'never', keptIn: 'memory' };
  const { resource, methods = [], ...rest } = written;
  return {
    evidence,
    ...rest,
    methods: methods.map((method) => ({ evidence, ...method })),
    ...(resource === undefined ? {} : { resource: { ...usual, ...resource } }),
  };
}

function unknownKinds(tables: readonly LibraryTable[]): string[] {
  const known = new Set([
    ...defaultKnowledge().kindIds(),
    ...tables.flatMap(({ library, kinds }) => Object.keys(kinds).map((name) => `${library}.${name}`)),
  ]);
  const named = new Set(tables.flatMap(kindsOfTable));
  return [...named]
    .filter((id) => !known.has(id))
    .map((id) => `${place}.tables: no table has a kind "${id}"${meant(id, [...known]) || '; kinds are written as library.Kind'}`);
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
