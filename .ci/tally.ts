import { readFileSync } from 'node:fs';

/**
 * Prints the counts of a vitest JSON report as one line: "N passed, N failed". A run that ended with another status than
 * 0, or whose report is missing, counts as at least one failure: `tally.ts REPORT [STATUS]`.
 */
const [, , report = '', status = '0'] = process.argv;
const { passed, failed } = counts();
const isBad = status !== '0' || passed === 0;
console.log(`${passed} passed, ${Math.max(failed, isBad ? 1 : 0)} failed`);
if (failed > 0 || isBad) process.exitCode = 1;

function counts(): { readonly passed: number; readonly failed: number } {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
