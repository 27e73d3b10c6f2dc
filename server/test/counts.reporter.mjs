import { writeFileSync } from 'node:fs';

/** Counts per project, which jest's own JSON leaves out: the two engines must have run the same number of tests. */
export default class CountsReporter {
  counts = {};

  onTestResult(test, result) {
    const project = test.context.config.displayName?.name ?? 'unnamed';
    const count = (this.counts[project] ??= { suites: 0, passed: 0, failed: 0, skipped: 0 });
    count.suites += 1;
    count.passed += result.numPassingTests;
    // A file that does not even load has no failing test; it counts as one.
    count.failed += result.numFailingTests + (result.testExecError && result.numFailingTests === 0 ? 1 : 0);
    count.skipped += result.numPendingTests + result.numTodoTests;
  }

  onRunComplete() {
    if (process.env.COUNTS_FILE) writeFileSync(process.env.COUNTS_FILE, JSON.stringify(this.counts));
  }
}
