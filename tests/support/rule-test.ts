import { inject, test } from 'vitest';

/**
 * A test that runs on one node only, in a file of scenarios that are repeated on several nodes. It tests a rule that
 * does not depend on the number of nodes.
 */
export function ruleTest(name: string, body: () => Promise<void>): void {
  if (inject('nodes') === 0) test(name, body);
}
