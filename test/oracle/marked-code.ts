import ts from 'typescript';

/** What markers say that code does when it runs: seen, or known to be missed. */
export type Effect = 'leaks' | 'throws';

const markers: Readonly<Record<Effect, RegExp>> = {
  leaks:
    /^\s*\/\/\s*\^+(?: @\d+-\d+)? (?:missing )?(?:require-tidy|require-release|no-unbounded-accumulator|no-retained-gradient\/(?!unread|training))\b/m,
  throws: /^\s*\/\/\s*\^+(?: @\d+-\d+)? (?:missing )?no-use-after-release\b/m,
};

/** The functions, methods and handlers of a fixture, and which of them code runs. */
export class MarkedCode {
  /** By name: `name` of a function, `Class.name` or `object.name` of a method, `on name` of handlers of an event. */
  readonly #bodies = new Map<string, string>();
  readonly #classOf = new Map<string, string>();

  constructor(text: string) {
    const file = ts.createSourceFile('fixture.ts', text, ts.ScriptTarget.ES2023);
    for (const statement of file.statements) this.#addStatement(statement, file);
    for (const [, variable = '', className = ''] of text.matchAll(/\bconst (\w+) = new (\w+)\(/g)) this.#classOf.set(variable, className);
  }

  /**
   * What the markers say that stand in something that the code runs, itself or through others.
   * @throws Error when it runs nothing of the fixture
   */
  effectsOf(code: string): ReadonlySet<Effect> {
    const run = new Set(this.#namesIn(code));
    for (const name of run) for (const next of this.#namesIn(this.#bodies.get(name) ?? '', name.split('.')[0])) run.add(next);
    if (run.size === 0) throw new Error(`${code} runs nothing of the fixture`);
    const bodies = [...run].map((name) => this.#bodies.get(name) ?? '');
    return new Set((['leaks', 'throws'] as const).filter((effect) => bodies.some((body) => markers[effect].test(body))));
  }

  #namesIn(code: string, ownClass?: string): readonly string[] {
    const functions = [...code.matchAll(/(?:(\w+)\.)?([\w$]+)\(/g)].map(([, receiver, name = '']) =>
      receiver === undefined ? name : `${receiver === 'this' ? ownClass : (this.#classOf.get(receiver) ?? receiver)}.${name}`,
    );
    const events = [...code.matchAll(/\bfire\('(\w+)'/g)].map(([, name]) => `on ${name}`);
    return [...functions, ...events].filter((name) => this.#bodies.has(name));
  }

  #addStatement(statement: ts.Statement, file: ts.SourceFile): void {
    const add = (name: string, node: ts.Node): void =>
      void this.#bodies.set(name, `${this.#bodies.get(name) ?? ''}\n${node.getFullText(file)}`);
    if (ts.isFunctionDeclaration(statement) && statement.name) add(statement.name.text, statement);
    if (ts.isClassDeclaration(statement) && statement.name)
      for (const member of statement.members) if (member.name) add(`${statement.name.text}.${member.name.getText(file)}`, member);
    if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations)
        if (initializer && ts.isObjectLiteralExpression(initializer))
          for (const member of initializer.properties) if (member.name) add(`${name.getText(file)}.${member.name.getText(file)}`, member);
    const text = statement.getText(file);
    const [, className, method] = /^(\w+)\.prototype\.(\w+) = function/.exec(text) ?? [];
    if (method !== undefined) add(`${className}.${method}`, statement);
    const [, event] = /^document\.addEventListener\('(\w+)'/.exec(text) ?? [];
    if (event !== undefined) add(`on ${event}`, statement);
  }
}
