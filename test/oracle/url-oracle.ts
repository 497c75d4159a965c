import { CountedUrl, liveUrls } from './counted-urls.ts';

const calls = 20;

/** Parts of a browser that show nothing. Timeouts run when a call is over, and what is asked of a server is not found. */
class StandInPage {
  readonly #timers: (() => void)[] = [];
  readonly names: Readonly<Record<string, unknown>>;

  constructor() {
    const body = { append: () => {}, appendChild: () => {}, removeChild: () => {} };
    this.names = {
      URL: CountedUrl,
      window: { URL: CountedUrl },
      document: { createElement: () => new Element(), body },
      Image: LoadedImage,
      Worker: class {},
      fetch: async () => ({ ok: false }),
      setTimeout: (run: () => void) => this.#timers.push(run),
    };
  }

  settle(): void {
    for (const run of this.#timers.splice(0)) run();
  }
}

/** A link that is clicked at once. */
class Element {
  onclick: (() => void) | undefined;

  click(): void {
    this.onclick?.();
  }

  setAttribute(): void {}

  remove(): void {}
}

/** An image that is loaded as soon as it has a source. */
class LoadedImage {
  onload: (() => void) | undefined;

  set src(_url: string) {
    queueMicrotask(() => this.onload?.());
  }
}

/** What a program asks for beside object URLs is not used where it runs. */
const load = (): unknown => ({});

/** Runs a CommonJS program that exports `main`, again and again: it leaks when each call leaves more object URLs behind. */
export async function runUrls(code: string): Promise<'leaks' | 'clean'> {
  const exports: { main?: () => Promise<void> } = {};
  const page = new StandInPage();
  new Function('require', 'exports', ...Object.keys(page.names), code)(load, exports, ...Object.values(page.names));
  const counts: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    await exports.main?.();
    page.settle();
    counts.push(liveUrls());
  }
  return counts.every((count, index) => index === 0 || count > (counts[index - 1] ?? 0)) ? 'leaks' : 'clean';
}
