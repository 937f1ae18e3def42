import { readFileSync } from 'node:fs';

/** Prints the counts of a vitest JSON report as one line: "N passed, N failed". */
const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const failed = Math.max(numFailedTests, numFailedTestSuites > 0 && numFailedTests === 0 ? 1 : 0);
console.log(`${numPassedTests} passed, ${failed} failed`);
if (failed > 0 || numPassedTests === 0) process.exitCode = 1;
