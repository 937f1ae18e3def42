/**
 * Scenarios that run once more on several nodes: where one node has to learn what another one wrote. Together with
 * `tests/cluster` they make every mutation (`tests/architecture/repeated-scenarios.test.ts`). The others are about rules, which
 * the number of nodes cannot change.
 */
export const REPEATED_SCENARIOS = [
  'absences',
  'cards',
  'concurrent-edits',
  'corrections',
  'editor-queue',
  'estimate-corrections',
  'live-equals-queried',
  'merges',
  'shared-subscription',
  'time-passes',
  'webhooks',
] as const;
