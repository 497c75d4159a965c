import ts from 'typescript';

/** What markers say that code does when it runs: seen, or known to be missed. */
export type Effect = 'leaks' | 'throws';

const markers: Readonly<Record<Effect, RegExp>> = {
  leaks:
    /^\s*\/\/\s*\^+(?: @\d+-\d+)? (?:missing )?(?:require-tidy|require-release|no-unbounded-accumulator|require-matched-listener|no-graph-creation-in-loop\/notReleased|no-retained-gradient\/(?!unread|training))\b/m,
  throws: /^\s*\/\/\s*\^+(?: @\d+-\d+)? (?:missing )?no-use-after-release\b/m,
};
const marker = /^\s*\/\/\s*\^+(?: @\d+-\d+)? (?:missing )?[\w-]+\//m;

/** The functions, methods and handlers of a fixture, and which of them code runs. */
export class MarkedCode {
  /**
   * By name: `name` of a function, `Class.name` or `object.name` of a method, `Class.constructor` of all that runs when an object is made,
   * `on name` of handlers of an event, `on interval n` of what the n-th interval runs.
   */
  readonly #bodies = new Map<string, string>();
  readonly #classOf = new Map<string, string>();
  readonly #baseOf = new Map<string, string>();
  readonly #exported: string[] = [];
  #intervals = 0;

  constructor(text: string, path = 'fixture.ts') {
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023);
    for (const [index, statement] of file.statements.entries()) this.#addStatement(statement, file, file.statements[index + 1]);
    for (const [, variable = '', className = ''] of text.matchAll(/\bconst (\w+) = new (\w+)\(/g)) this.#classOf.set(variable, className);
  }

  /** The names of what may be run. */
  get names(): readonly string[] {
    return [...this.#bodies.keys()];
  }

  /** Functions and classes that other modules may call. */
  get exported(): readonly string[] {
    return this.#exported;
  }

  /** Whether some marker stands in it. */
  isMarked(name: string): boolean {
    return marker.test(this.#bodies.get(name) ?? '');
  }

  /**
   * The names of what code runs, itself or through others.
   * @throws Error when it runs nothing of the fixture
   */
  runBy(code: string): ReadonlySet<string> {
    const made = new Set<string>();
    const run = new Set<string>();
    // Until no class is new: a method of an object that something else made is called by its name alone.
    for (let before = -1; before < run.size + made.size;) {
      before = run.size + made.size;
      for (const name of this.#namesIn(code, made)) run.add(name);
      for (const name of run) for (const next of this.#namesIn(this.#bodies.get(name) ?? '', made, name.split('.')[0])) run.add(next);
    }
    if (run.size === 0) throw new Error(`${code} runs nothing of the fixture`);
    return run;
  }

  /** What the markers say that stand in something that the code runs. */
  effectsOf(code: string): ReadonlySet<Effect> {
    const bodies = [...this.runBy(code)].map((name) => this.#bodies.get(name) ?? '');
    return new Set((['leaks', 'throws'] as const).filter((effect) => bodies.some((body) => markers[effect].test(body))));
  }

  /** `made` are the classes of which the run makes objects. */
  #namesIn(code: string, made: Set<string>, ownClass?: string): readonly string[] {
    const here = [...code.matchAll(/\bnew (\w+)\(/g)].map(([, className = '']) => className);
    for (const className of here) made.add(className);
    const classesOf = (receiver: string | undefined): readonly string[] => {
      if (receiver === 'this') return ownClass === undefined ? [] : [ownClass];
      if (receiver === 'super') return [this.#baseOf.get(ownClass ?? '') ?? ''];
      // A field of an object is no object of the same class, as a rule.
      return [(receiver && this.#classOf.get(receiver)) ?? receiver ?? '', ...[...made].filter((each) => each !== ownClass)];
    };
    const called = [...code.matchAll(/(?:([\w$]+)(?:\?|!)?\.|(\)|\]|\?|!)\.)?(#?[\w$]+)(?=\(| = |[,)]|$)/gm)].flatMap(
      ([, receiver, open, name = '']) =>
        receiver === undefined && open === undefined ? [name] : classesOf(receiver).flatMap((each) => this.#methods(each, name)),
    );
    const symbols = code.includes('[Symbol.dispose]()') ? here.flatMap((each) => this.#methods(each, '[Symbol.dispose]')) : [];
    const created = here.flatMap((each) => this.#methods(each, 'constructor'));
    const above = code.includes('super(') ? this.#methods(this.#baseOf.get(ownClass ?? '') ?? '', 'constructor') : [];
    const events = [...code.matchAll(/\bfire\('([\w /:-]+)'/g)].flatMap(([, name = '']) => [`on ${name}`, ...this.#listening(name)]);
    return [...called, ...symbols, ...created, ...above, ...events].filter((name) => this.#bodies.has(name));
  }

  /** Constructors that add a handler of the event. */
  #listening(event: string): readonly string[] {
    const added = event === 'request' ? 'createServer(' : `addEventListener('${event}'`;
    return this.names.filter((name) => name.endsWith('.constructor') && this.#bodies.get(name)?.includes(added));
  }

  /** The method as the class has it or inherits it; of constructors, all. */
  #methods(className: string, name: string): readonly string[] {
    const found: string[] = [];
    for (let each: string | undefined = className; each !== undefined; each = this.#baseOf.get(each)) {
      if (!this.#bodies.has(`${each}.${name}`)) continue;
      found.push(`${each}.${name}`);
      if (name !== 'constructor') break;
    }
    return found;
  }

  #addStatement(statement: ts.Statement, file: ts.SourceFile, following: ts.Statement | undefined): void {
    const add: Add = (name, node, next = following) => {
      // Markers stand below the line that they speak of, where the text of the next node begins.
      const body = file.text.slice(node.getStart(file), next?.getStart(file));
      this.#bodies.set(name, `${this.#bodies.get(name) ?? ''}\n${body}`);
    };
    const isExported =
      ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (isExported && (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name)
      this.#exported.push(statement.name.text);
    if (ts.isFunctionDeclaration(statement) && statement.name && statement.body) add(statement.name.text, statement);
    if (ts.isClassDeclaration(statement) && statement.name) this.#addClass(statement.name.text, statement, file, add);
    if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (!initializer) continue;
        if (isFunction(initializer)) add(name.getText(file), statement);
        if (ts.isObjectLiteralExpression(initializer))
          for (const [index, member] of initializer.properties.entries())
            if (member.name) add(`${name.getText(file)}.${member.name.getText(file)}`, member, initializer.properties[index + 1]);
      }
    const text = statement.getText(file);
    const [, className, method] = /^(\w+)\.prototype\.(\w+) = function/.exec(text) ?? [];
    if (method !== undefined) add(`${className}.${method}`, statement);
    const [, exported] = /^module\.exports\.(\w+) = /.exec(text) ?? [];
    if (exported !== undefined) add(exported, statement);
    const [, event] = /^\w[^{}]*?\.(?:addEventListener|on|get)\('([\w/:-]+)'/.exec(text) ?? [];
    if (event !== undefined) add(`on ${event}`, statement);
    if (text.startsWith('createServer(')) add('on request', statement);
    if (text.startsWith('setInterval(')) add(`on interval ${(this.#intervals += 1)}`, statement);
  }

  #addClass(name: string, { heritageClauses, members }: ts.ClassDeclaration, file: ts.SourceFile, add: Add): void {
    const [, base] = /^\s*extends (\w+)/.exec(heritageClauses?.[0]?.getFullText(file) ?? '') ?? [];
    if (base !== undefined) this.#baseOf.set(name, base);
    for (const [index, member] of members.entries()) {
      const next = members[index + 1];
      const makes =
        ts.isConstructorDeclaration(member) ||
        (ts.isPropertyDeclaration(member) && !(member.initializer && isFunction(member.initializer)));
      if (makes) add(`${name}.constructor`, member, next);
      else if (member.name && (!ts.isMethodDeclaration(member) || member.body)) add(`${name}.${member.name.getText(file)}`, member, next);
    }
  }
}

/** Takes down the text of a node up to the next one. */
type Add = (name: string, node: ts.Node, next?: ts.Node) => void;

const isFunction = (node: ts.Node): boolean => ts.isArrowFunction(node) || ts.isFunctionExpression(node);
