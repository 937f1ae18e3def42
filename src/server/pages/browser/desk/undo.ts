import type { AuditEntry, AuditNode } from './types.ts';

export interface Inverse {
  readonly mutation: string;
  readonly input: object;
}

type InverseOf = (entry: AuditEntry, find: (type: string) => AuditNode | undefined) => Inverse | null;

const INVERSES: Readonly<Record<string, InverseOf>> = {
  reviseRecoveryEstimate: (entry, find) => retraction(entry, find('Injury')),
  reportInjury: (_, find) =>
    inverse('withdrawInjury', 'injury', find('Injury'), ({ injuryStatus }) => injuryStatus === 'ACTIVE'),
  recordReturn: (_, find) =>
    inverse('reopenInjury', 'injury', find('Injury'), ({ injuryStatus }) => injuryStatus === 'RECOVERED'),
  withdrawInjury: (_, find) =>
    inverse('reopenInjury', 'injury', find('Injury'), ({ injuryStatus }) => injuryStatus === 'WITHDRAWN'),
  reopenInjury: () => null,
  reportAbsence: (_, find) =>
    inverse('withdrawAbsence', 'absence', find('Absence'), ({ absenceStatus }) => absenceStatus === 'ACTIVE'),
  imposeSuspension: (_, find) =>
    inverse('liftSuspension', 'suspension', find('Suspension'), ({ liftedAt }) => liftedAt === null),
  cancelFixture: (_, find) =>
    inverse('reinstateFixture', 'fixture', find('Fixture'), ({ fixtureStatus }) => fixtureStatus === 'CANCELLED'),
  removeFixture: (_, find) =>
    inverse('reinstateFixture', 'fixture', find('Fixture'), ({ fixtureStatus }) => fixtureStatus === 'REMOVED'),
  scheduleFixture: (_, find) =>
    inverse('removeFixture', 'fixture', find('Fixture'), ({ fixtureStatus }) => fixtureStatus !== 'REMOVED'),
};

/** Returns the mutation that takes back a change; null if there is none, or if it was taken back already. */
export function inverseOf(entry: AuditEntry): Inverse | null {
  const nodes = entry.subjects.flatMap(({ node }) => node ?? []);
  return INVERSES[entry.what]?.(entry, (type) => nodes.find(({ __typename }) => __typename === type)) ?? null;
}

function inverse(
  mutation: string,
  field: string,
  node: AuditNode | undefined,
  isOpen: (node: AuditNode) => boolean,
): Inverse | null {
  return node?.id === undefined || !isOpen(node) ? null : { mutation, input: { [field]: node.id } };
}

/** The estimate that was recorded in the same transaction as the entry is retracted. */
function retraction({ at }: AuditEntry, injury: AuditNode | undefined): Inverse | null {
  const estimate = injury?.estimates?.find(({ recordedAt, retracted }) => recordedAt === at && !retracted);
  if (injury?.id === undefined || estimate === undefined) return null;
  return { mutation: 'retractEstimate', input: { injury: injury.id, revision: estimate.revision } };
}
