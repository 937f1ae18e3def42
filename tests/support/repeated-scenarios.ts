/**
 * Scenarios that also run on several nodes, because one node must see the writes of another. Together with
 * `tests/cluster` they send every mutation (`tests/architecture/repeated-scenarios.test.ts`). The other scenarios,
 * and each `ruleTest` of these, are about rules, which do not depend on the number of nodes.
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
