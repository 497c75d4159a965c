/**
 * The program model: what every frontend produces and every analysis reads. It is neutral of language: no syntax-tree type appears here.
 *
 * A module has units (function bodies and the module body). A unit's body is a structured block: flat instructions and control statements in
 * the order in which they run. Every instruction that computes something writes one new value; values are written once and, within one
 * block, before they are read. Variables are written by `store` and read by `load`; conditional expressions write a synthetic variable in
 * each branch and load it afterwards. What is optional may be left out or undefined: a frontend writes every node of a sort with the same properties.
 */
import type { Span } from '../base/span.ts';

declare const brand: unique symbol;
/** A value computed by one instruction, unique within its module. */
export type ValueId = number & { readonly [brand]: 'value' };
/** A variable, unique within its module. */
export type VariableId = number & { readonly [brand]: 'variable' };
/** A unit, its index in `Module.units`. */
export type UnitId = number & { readonly [brand]: 'unit' };
/** A class, its index in `Module.classes`. */
export type ClassId = number & { readonly [brand]: 'class' };
/** A statement of the source, its index in `Module.statements`. */
export type StatementId = number & { readonly [brand]: 'statement' };

/** One source file. */
export interface Module {
  readonly path: string;
  /** The source text; every span points into it. */
  readonly text: string;
  /** `units[0]` is the module body. */
  readonly units: readonly Unit[];
  readonly variables: readonly Variable[];
  readonly classes: readonly Class[];
  readonly statements: readonly Statement[];
  readonly exports: readonly Export[];
  /** The interfaces and type aliases that other modules can import; classes are among `exports`. */
  readonly types: readonly ExportedType[];
  /** One more than the largest value id. */
  readonly valueCount: number;
}

/** A statement of the source: where an edit may insert a line, and what ends a value's use. */
export interface Statement {
  readonly span: Span;
  /** `expression`, `declaration`, `return`, `control` (if, loop, try, switch, block) or `other`. */
  readonly kind: 'expression' | 'declaration' | 'return' | 'control' | 'other';
  /** The statement that directly encloses it in the same unit. */
  readonly parent?: StatementId | undefined;
  /** It stands in a list of statements, so that another may be put before or after it; otherwise it is the bare body of an `if` or loop. */
  readonly inList: boolean;
}

export type UnitKind = 'module' | 'function' | 'arrow' | 'method' | 'constructor' | 'getter' | 'setter' | 'initializer' | 'static-block';

/** A body of code that runs as a whole: a function, or the top level of a module. */
export interface Unit {
  readonly id: UnitId;
  readonly module: Module;
  readonly kind: UnitKind;
  /** The declared name, or that of the variable, property or class member it is first given to. */
  readonly name?: string | undefined;
  /** The whole function, from its first token to its last; the whole file for the module. */
  readonly span: Span;
  /** Where the name stands, or the head of the function when it has none. */
  readonly nameSpan: Span;
  /** The block with its braces, or the expression after the arrow. */
  readonly bodySpan: Span;
  /** `x => expression`: the body returns the value of an expression and has no braces. */
  readonly isExpressionBody: boolean;
  readonly parameters: readonly Parameter[];
  readonly returnType?: TypeRef | undefined;
  readonly parent?: UnitId | undefined;
  readonly classId?: ClassId | undefined;
  readonly isStatic: boolean;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  /** Variables of enclosing units that this unit or one nested in it reads or writes. */
  readonly captures: readonly VariableId[];
  readonly body: Block;
}

/** A parameter. Destructuring and default values are lowered at the start of the body, which reads `value`. */
export interface Parameter {
  readonly value: ValueId;
  readonly isRest: boolean;
  readonly isOptional: boolean;
  readonly name?: string | undefined;
  readonly type?: TypeRef | undefined;
  readonly span: Span;
}

/** A named place that holds a value. */
export interface Variable {
  readonly id: VariableId;
  readonly name: string;
  readonly kind:
    'const' | 'let' | 'var' | 'using' | 'parameter' | 'function' | 'class' | 'catch' | 'import' | 'enum' | 'namespace' | 'synthetic';
  /** The unit whose run creates it. */
  readonly unit: UnitId;
  readonly span: Span;
  readonly type?: TypeRef | undefined;
  /** Present on imports. */
  readonly imported?: ImportRef | undefined;
  /** How many `store` instructions write it. A variable with one store is as good as constant. */
  readonly storeCount: number;
}

/** What an import binding refers to. */
export interface ImportRef {
  readonly from: string;
  /** The exported name, `default`, or `*` for the namespace. */
  readonly name: string;
  readonly typeOnly: boolean;
}

/** Something that other modules can import. `*` is what `module.exports` or `export =` was given as a whole. */
export type Export =
  | { readonly kind: 'variable'; readonly name: string; readonly variable: VariableId; readonly span: Span }
  | { readonly kind: 'value'; readonly name: string; readonly value: ValueId; readonly span: Span }
  | { readonly kind: 'from'; readonly name: string; readonly from: string; readonly imported: string; readonly span: Span }
  /** `export * from`. */
  | { readonly kind: 'all'; readonly from: string; readonly span: Span };

/** A type that other modules can import by name, `default` included. */
export interface ExportedType {
  readonly name: string;
  readonly type: TypeRef;
}

/** A class, or an object literal's methods are units without one. */
export interface Class {
  readonly id: ClassId;
  readonly name?: string | undefined;
  readonly span: Span;
  readonly unit: UnitId;
  readonly superclass?: ValueId;
  /** The superclass as written, when it is a plain or dotted name. */
  readonly superclassType?: TypeRef;
  /** What stands after `implements`. A type of the same module is the very object that its users have as their type. */
  readonly interfaces?: readonly TypeRef[];
  readonly members: readonly Member[];
}

/** A member of a class. A field's initial value is computed by its `initializer` unit, which returns it. */
export interface Member {
  readonly kind: 'method' | 'getter' | 'setter' | 'constructor' | 'field' | 'static-block';
  /** `#name` for private names; absent when computed, except for symbols: `[Symbol.dispose]`, `[Symbol.asyncDispose]` and `[kName]` for one that a constant holds, which are written so. */
  readonly name?: string | undefined;
  readonly unit?: UnitId;
  readonly isStatic: boolean;
  readonly type?: TypeRef | undefined;
  readonly span: Span;
}

/** A declared type, as far as it can name a kind of value. */
export type TypeRef =
  /** `tf.Tensor<T>` is path `['tf', 'Tensor']`; `variable` is what the first part refers to, when it is a binding of the module. */
  | { readonly kind: 'named'; readonly path: readonly string[]; readonly variable?: VariableId; readonly typeArguments: readonly TypeRef[] }
  | { readonly kind: 'array'; readonly element: TypeRef }
  | { readonly kind: 'tuple'; readonly elements: readonly TypeRef[] }
  | { readonly kind: 'union'; readonly members: readonly TypeRef[] }
  /** `bases` are what an interface extends. */
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, TypeRef>>; readonly bases?: readonly TypeRef[] }
  /** `parameters` are those before a rest parameter. */
  | { readonly kind: 'function'; readonly parameters?: readonly TypeRef[]; readonly returns?: TypeRef }
  /** `narrows` says what a parameter of the function is where it returns true: `value is Type`. */
  | { readonly kind: 'primitive'; readonly name: string; readonly narrows?: { readonly parameter: string; readonly type: TypeRef } }
  | { readonly kind: 'other' };

/** Statements in the order in which they run. */
export type Block = readonly Node[];
export type Node = Instruction | Control;

interface Common {
  readonly span: Span;
  readonly statement: StatementId;
}
interface Computes extends Common {
  readonly result: ValueId;
}

/** A constant property name, or a computed one. */
export type Key = { readonly name: string } | { readonly value: ValueId };

/** An argument or element: a value, a spread `...value`, or a hole. */
export type Item = { readonly kind: 'value' | 'spread'; readonly value: ValueId; readonly span: Span } | { readonly kind: 'hole' };

export type Instruction =
  /** A literal; a regular expression is written as in the source. `null` and `undefined` are constants too; a template without expressions is a string. The numbers of a long table are not told apart: one without value stands for them. */
  | (Computes & {
      readonly op: 'constant';
      readonly value: string | number | bigint | boolean | null | undefined;
      readonly type: 'string' | 'number' | 'bigint' | 'boolean' | 'null' | 'undefined' | 'regexp';
    })
  /** A name that nothing in the module declares. */
  | (Computes & { readonly op: 'global'; readonly name: string })
  | (Computes & { readonly op: 'load'; readonly variable: VariableId })
  | (Common & {
      readonly op: 'store';
      readonly variable: VariableId;
      readonly value: ValueId;
      readonly declares: boolean;
      readonly using?: 'sync' | 'async' | undefined;
    })
  /** `object.name`, `object[key]`, and each step of destructuring. */
  | (Computes & { readonly op: 'get'; readonly object: ValueId; readonly key: Key })
  | (Common & { readonly op: 'set'; readonly object: ValueId; readonly key: Key; readonly value: ValueId })
  /** `delete object.name`. */
  | (Computes & { readonly op: 'remove'; readonly object: ValueId; readonly key: Key })
  /** What destructuring leaves: `{ a, ...rest }` without `a`, or `[a, ...rest]` from position 1. */
  | (Computes & { readonly op: 'rest'; readonly object: ValueId; readonly taken: readonly string[] | number })
  | CallInstruction
  /** A function expression or declaration becomes a value. */
  | (Computes & { readonly op: 'closure'; readonly unit: UnitId })
  | (Computes & { readonly op: 'class'; readonly classId: ClassId })
  /** In a long table of numbers one item stands for all: it is there as often as the table is long. */
  | (Computes & { readonly op: 'array'; readonly items: readonly Item[] })
  | (Computes & { readonly op: 'object'; readonly entries: readonly ObjectEntry[] })
  /** An operator on plain values: arithmetic, comparison, `!`, `typeof`, `instanceof`, `in`, template text (`template`). */
  | (Computes & { readonly op: 'operate'; readonly operator: string; readonly operands: readonly ValueId[] })
  | (Computes & { readonly op: 'await'; readonly value: ValueId })
  | (Computes & { readonly op: 'yield'; readonly value?: ValueId | undefined; readonly delegate: boolean })
  /** `value as Type`, `<Type>value`, `value!`, `value satisfies Type`: the same value under another name. */
  | (Computes & { readonly op: 'cast'; readonly value: ValueId; readonly type?: TypeRef | undefined })
  | (Computes & { readonly op: 'this' })
  /** Syntax that is not modelled. Its operands are read, and nothing is known of the result. */
  | (Computes & { readonly op: 'opaque'; readonly syntax: string; readonly operands: readonly ValueId[] });

export type CallInstruction = Computes & {
  readonly op: 'call';
  /** `call`, `new`, a tagged template, `super(…)`, `import(…)` or a JSX element (callee is the component, one object argument of props). */
  readonly form: 'call' | 'new' | 'tagged' | 'super' | 'import' | 'jsx';
  /** The function, or the object and the name of the method that is called on it. `super.m()` is a method on `this` with `isSuper`. */
  readonly callee:
    | { readonly kind: 'value'; readonly value: ValueId }
    | { readonly kind: 'method'; readonly object: ValueId; readonly key: Key; readonly isSuper: boolean };
  /** Where the callee's name stands. */
  readonly calleeSpan: Span;
  readonly arguments: readonly Item[];
};

/** A member of an object literal: `name: value`, `[key]: value`, or `...value`. Methods and accessors are closures. */
export type ObjectEntry =
  { readonly kind: 'property'; readonly key: Key; readonly value: ValueId } | { readonly kind: 'spread'; readonly value: ValueId };

export type Control =
  /** Two ways on. `form` tells the source; for `logical` and `optional` the second way often only writes the synthetic variable. */
  | (Common & {
      readonly op: 'branch';
      readonly form: 'if' | 'conditional' | 'logical' | 'optional' | 'default';
      readonly test: ValueId;
      readonly then: Block;
      readonly otherwise: Block;
    })
  | (Common & { readonly op: 'switch'; readonly on: ValueId; readonly cases: readonly SwitchCase[] })
  /**
   * `header` runs before each test; `test` absent: for ever, or until the iterable ends. For `for-of` and `for-in`, `iterable` is what is walked and
   * `element` the value of each round, which `body` stores. `for` runs `update` after each round; its initializer stands before the loop.
   */
  | (Common & {
      readonly op: 'loop';
      readonly form: 'for' | 'while' | 'do' | 'for-of' | 'for-in';
      readonly label?: string | undefined;
      readonly header: Block;
      readonly test?: ValueId | undefined;
      readonly iterable?: ValueId | undefined;
      readonly element?: ValueId | undefined;
      readonly isAwait: boolean;
      readonly body: Block;
      readonly update: Block;
      readonly bodySpan: Span;
    })
  | (Common & {
      readonly op: 'try';
      readonly block: Block;
      readonly blockSpan: Span;
      readonly parameter?: ValueId | undefined;
      readonly handler?: Block | undefined;
      readonly finalizer?: Block | undefined;
      readonly finalizerSpan?: Span | undefined;
    })
  | (Common & { readonly op: 'return'; readonly value?: ValueId | undefined })
  | (Common & { readonly op: 'throw'; readonly value: ValueId })
  | (Common & { readonly op: 'break'; readonly label?: string | undefined })
  | (Common & { readonly op: 'continue'; readonly label?: string | undefined })
  /** A labelled block that `break label` leaves, or a block that declares `using` variables, which are disposed at its end. */
  | (Common & { readonly op: 'region'; readonly label?: string | undefined; readonly using: readonly VariableId[]; readonly body: Block });

export interface SwitchCase {
  /** Computes the value compared with; empty for `default`. */
  readonly header: Block;
  readonly test?: ValueId | undefined;
  readonly body: Block;
  readonly span: Span;
}
