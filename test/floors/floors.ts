import { cruise, type ICruiseResult, type IFlattenedRuleSet, type IForbiddenRuleType } from 'dependency-cruiser';

/** The floors of the project from the ground up: imports go down only, and the places on one floor are strangers to each other. */
const floors: readonly (readonly string[])[] = [
  ['src/runtime'],
  ['src/base'],
  ['src/ir', 'src/knowledge', 'src/files'],
  ['src/frontends', 'src/analyses', 'src/fixes'],
  ['src/rule'],
  ['rules', 'src/engine'],
  ['src/eslint', 'src/scanner', 'src/reporters'],
  ['src/cli', 'src/index.ts'],
];

/** Packages that only some places may import. */
const reserved: readonly { readonly packages: string; readonly places: readonly string[] }[] = [
  { packages: '@ts-morph/common', places: ['src/scanner'] },
  { packages: 'eslint', places: ['src/eslint'] },
  { packages: '@typescript-eslint/[^/]+|oxc-parser', places: ['src/frontends/typescript', 'src/eslint', 'src/scanner'] },
];

/** Paths at or below any of the places. */
const within = (places: readonly string[]): string => `^(${places.map((place) => place.replaceAll('.', '\\.')).join('|')})(/|$)`;

function floorRule(place: string, level: number): IForbiddenRuleType {
  const below = floors.slice(0, level).flat();
  return {
    name: `${place} imports only from lower floors`,
    from: { path: within([place]) },
    to: { path: '^(src|rules)/', pathNot: within([place, ...below]) },
  };
}

const rules: IForbiddenRuleType[] = [
  ...floors.flatMap((places, level) => places.map((place) => floorRule(place, level))),
  { name: 'no circles', from: {}, to: { circular: true } },
  { name: 'src/runtime imports no package', from: { path: within(['src/runtime']) }, to: { pathNot: '^src/runtime/' } },
  ...reserved.map(({ packages, places }) => ({
    name: `${packages} only in ${places.join(', ')}`,
    from: { pathNot: within(places) },
    to: { path: `(^|node_modules/)(${packages})(/|$)` },
  })),
];

/** What breaks the floors in a project: `rule: from → to` for each import, in order. Type imports count. */
export async function findTrespasses(projectFolder: string): Promise<{ modules: number; trespasses: readonly string[] }> {
  const ruleSet: IFlattenedRuleSet = { forbidden: rules.map((rule) => ({ severity: 'error', ...rule })) };
  const options = { baseDir: projectFolder, validate: true, ruleSet, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' } };
  const { output } = await cruise(['src', 'rules'], options);
  const { summary, modules } = output as ICruiseResult;
  const files = modules.map(({ source }) => source).filter((source) => /^(src|rules)\//.test(source));
  const homeless = files.filter((file) => !new RegExp(within(floors.flat())).test(file));
  const trespasses = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  return { modules: files.length, trespasses: [...trespasses, ...homeless.map((file) => `stands on no floor: ${file}`)].sort() };
}
