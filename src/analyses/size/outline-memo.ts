import type { Instruction } from '../../ir/model.ts';
import type { Frame } from './frames.ts';
import type { Outline } from './outline.ts';

type Answer = Outline | 'open' | undefined;
type Answers = Map<Frame | undefined, Map<Instruction, { readonly answer: Answer; readonly isPartial: boolean }>>;

/** A question that takes more steps than these is not answered. */
const mostSteps = 5_000;

/**
 * What is already worked out, so that a value that goes into many others is asked about once. An answer is partial that hangs on what is just
 * being worked out, or on how deep the question stood: it holds while nothing else is being worked out, within the same question.
 */
export class OutlineMemo {
  readonly #lasting = new Map<Instruction, Answer>();
  /** One for each value that is being worked out, the newest last. */
  #answers: Answers[] = [new Map()];
  #partial = 0;
  #steps = 0;

  /** A new question. */
  begin(): void {
    this.#answers = [new Map()];
    this.#steps = 0;
  }

  /** Says that the answer that is being worked out is partial. */
  markPartial(): void {
    this.#partial += 1;
  }

  /** Works out what asks about a value that is being worked out itself. */
  within<T>(work: () => T): T {
    this.#answers.push(new Map());
    try {
      return work();
    } finally {
      this.#answers.pop();
    }
  }

  answerFor(made: Instruction, frame: Frame | undefined, work: () => Answer): Answer {
    if (frame === undefined && this.#lasting.has(made)) return this.#lasting.get(made);
    const answers = this.#answers.at(-1);
    const known = answers?.get(frame)?.get(made);
    if (known) {
      if (known.isPartial) this.markPartial();
      return known.answer;
    }
    if ((this.#steps += 1) > mostSteps) {
      this.markPartial();
      return undefined;
    }
    const before = this.#partial;
    const answer = work();
    const isPartial = this.#partial !== before;
    if (frame === undefined && !isPartial) this.#lasting.set(made, answer);
    else if (answers) {
      const ofFrame = answers.get(frame) ?? new Map<Instruction, { answer: Answer; isPartial: boolean }>();
      answers.set(frame, ofFrame.set(made, { answer, isPartial }));
    }
    return answer;
  }
}
