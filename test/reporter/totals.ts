import { DefaultReporter, type SerializedError, type TestModule, type TestRunEndReason } from 'vitest/node';

/** Vitest's own report, and after it one plain line that machines can read: `12 passed, 0 failed`. */
export default class TotalsReporter extends DefaultReporter {
  override onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[], reason: TestRunEndReason): void {
    super.onTestRunEnd(modules, errors, reason);
    const { passed, failed } = countOutcomes(modules);
    console.log(`${passed} passed, ${failed + errors.length} failed`);
  }
}

/** Counts tests by outcome. A file or suite that breaks outside its tests counts as one failure; skipped tests count as neither. */
export function countOutcomes(modules: readonly Pick<TestModule, 'children' | 'errors'>[]): { passed: number; failed: number } {
  let passed = 0;
  let failed = 0;
  for (const module of modules) {
    failed += module.errors().length;
    for (const suite of module.children.allSuites()) failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') passed += 1;
      else if (state === 'failed') failed += 1;
    }
  }
  return { passed, failed };
}
