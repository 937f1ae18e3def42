import { inject, test } from 'vitest';

/**
 * A test of a rule that the number of nodes cannot change, in a file of scenarios that run once more on several nodes: it
 * runs on one node only.
 */
export function ruleTest(name: string, body: () => Promise<void>): void {
  if (inject('nodes') === 0) test(name, body);
}
