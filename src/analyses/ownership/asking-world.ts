import type { CallInstruction, Module, Unit } from '../../ir/model.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { AnyUnit, World } from './context.ts';
import { type Question, questions } from './questions.ts';

/** A question that was asked, with its answer. */
export interface Asked {
  readonly question: Question<unknown, unknown, unknown>;
  about: unknown;
  readonly detail: unknown;
  answer: unknown;
}

/** Answers as the world does, and notes what it was asked. */
export class AskingWorld implements World {
  readonly knowledge: Knowledge;
  /** Each question once, in the order in which they were first asked. */
  readonly asked: Asked[] = [];
  readonly meanings: World['meanings'];
  readonly pairs: World['pairs'];
  readonly texts: World['texts'];
  readonly effects: World['effects'];
  readonly showing: World['showing'];
  readonly releasedResults: World['releasedResults'];
  readonly instances: World['instances'];
  readonly #world: World;
  readonly #known = new Map<unknown, Map<unknown, Map<unknown, unknown>>>();

  constructor(world: World) {
    this.#world = world;
    this.knowledge = world.knowledge;
    this.meanings = {
      kindsOf: (module, value) => this.#ask(questions.kinds, module, value),
      elementKindsOf: (module, value) => this.#ask(questions.elementKinds, module, value),
      librariesOf: (module, value) => this.#ask(questions.libraries, module, value),
      mayBePromise: (module, value) => this.#ask(questions.promise, module, value),
      unitsOf: (module, value) => this.#ask(questions.units, module, value),
    };
    this.pairs = { kindsBeside: (module, call) => this.#ask(questions.pairs, module, call) };
    this.texts = { effectsOf: (module, call) => this.#ask(questions.texts, module, call), slotOf: (use) => world.texts.slotOf(use) };
    this.effects = {
      effectOf: (module, call) => this.#ask(questions.effect, module, call),
      behaviourOfFunction: (module, value) => this.#ask(questions.behaviour, module, value),
      makesResource: (shape) => world.effects.makesResource(shape),
    };
    this.showing = {
      isCall: (module, call) => world.showing.isCall(module, call),
      isUnit: (unit) => this.#ask(questions.showing, unit, undefined),
    };
    this.releasedResults = { of: (module, name) => this.#ask(questions.released, module, name) };
    this.instances = {
      madeBy: (module, call) => this.#ask(questions.made, module, call),
      ofKind: (kind) => this.#ask(questions.owner, kind, undefined),
      empties: (kind, method) => this.#ask(questions.empties, method, kind),
      keepsToItself: (kind, method) => this.#ask(questions.keeps, method, kind),
      givesOwned: (kind, property) => this.#ask(questions.gives, property, kind),
    };
  }

  behavioursOf(module: Module, call: CallInstruction) {
    return this.#ask(questions.behaviours, module, call);
  }

  fieldsHandedOutBy(unit: AnyUnit) {
    return this.#ask(questions.handedOut, unit, undefined);
  }

  handsOnReceiver(unit: AnyUnit) {
    return this.#ask(questions.handsOn, unit, undefined);
  }

  summaryOf(unit: AnyUnit) {
    return this.#ask(questions.summary, unit, undefined);
  }

  surelyReleasedBy(unit: AnyUnit) {
    return this.#ask(questions.surelyReleased, unit, undefined);
  }

  forgottenBy(unit: AnyUnit) {
    return this.#ask(questions.forgotten, unit, undefined);
  }

  lentBy(unit: AnyUnit) {
    return this.#ask(questions.lent, unit, undefined);
  }

  partsReleasedBy(unit: AnyUnit) {
    return this.#ask(questions.parts, unit, undefined);
  }

  variablesWithHandles(module: Module) {
    return this.#ask(questions.variables, module, undefined);
  }

  releasedFieldsOf(unit: AnyUnit) {
    return this.#ask(questions.releasedFields, unit, undefined);
  }

  concernsHandles(unit: AnyUnit) {
    return this.#ask(questions.concern, unit, undefined);
  }

  onlyBorrows(unit: AnyUnit) {
    return this.#ask(questions.borrowing, unit, undefined);
  }

  givenBackBy(unit: AnyUnit) {
    return this.#ask(questions.givenBack, unit, undefined);
  }

  invocationsOf(unit: Unit) {
    return this.#ask(questions.invocations, unit, undefined);
  }

  startsInScope(unit: Unit) {
    return this.#ask(questions.start, unit, undefined);
  }

  isAlwaysInScope(unit: Unit) {
    return this.#ask(questions.scope, unit, undefined);
  }

  #ask<About, Detail, Answer>(asked: Question<About, Detail, Answer>, about: About, detail: Detail): Answer {
    let ofQuestion = this.#known.get(asked);
    if (!ofQuestion) this.#known.set(asked, (ofQuestion = new Map()));
    let ofThing = ofQuestion.get(about);
    if (!ofThing) ofQuestion.set(about, (ofThing = new Map()));
    if (ofThing.has(detail)) return ofThing.get(detail) as Answer;
    const answer = asked.ask(this.#world, about, detail);
    ofThing.set(detail, answer);
    this.asked.push({ question: asked as Question<unknown, unknown, unknown>, about, detail, answer });
    return answer;
  }
}
