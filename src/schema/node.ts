import { brandWithType } from '@pothos/core';
import type { AuditEntry } from '../auth/audit.ts';
import type { CompetitionId } from '../domain/competition.ts';
import type { FamilyId } from '../domain/competition-family.ts';
import type { FixtureId } from '../domain/fixture.ts';
import type { InjuryId } from '../domain/injury.ts';
import type { PlayerId } from '../domain/player.ts';
import type { SuspensionId } from '../domain/suspension.ts';
import type { TeamId } from '../domain/team.ts';
import type { AbsenceId } from '../domain/absence.ts';
import type { LoanId } from '../domain/loan.ts';
import { AbsenceNode } from './absence.ts';
import { builder } from './builder.ts';
import { CompetitionNode } from './competition.ts';
import { CompetitionFamilyNode } from './competition-family.ts';
import type { Context } from './context.ts';
import { findQueueEntry } from './editor-queue-entries.ts';
import { FixtureNode } from './fixture.ts';
import { readId } from './global-id.ts';
import { InjuryNode } from './injury.ts';
import { manyOf } from './input-validation.ts';
import { LoanNode } from './loan.ts';
import { findAvailability, findList } from './missed-games.ts';
import { orNull } from './node-loader.ts';
import { PlayerNode } from './player.ts';
import { SuspensionNode } from './suspension.ts';
import { TeamNode } from './team.ts';
import { findWebhook } from './webhook.ts';

/** Finds nodes of each type by their own id. */
const finders = new Map<string, (id: string, context: Context) => Promise<object | null>>(
  Object.entries({
    Team: (id, context) => orNull(TeamNode.getDataloader(context).load(id as TeamId)),
    Player: (id, context) => orNull(PlayerNode.getDataloader(context).load(id as PlayerId)),
    Competition: (id, context) => orNull(CompetitionNode.getDataloader(context).load(id as CompetitionId)),
    CompetitionFamily: (id, context) => orNull(CompetitionFamilyNode.getDataloader(context).load(id as FamilyId)),
    Fixture: (id, context) => orNull(FixtureNode.getDataloader(context).load(id as FixtureId)),
    Suspension: (id, context) => orNull(SuspensionNode.getDataloader(context).load(id as SuspensionId)),
    Absence: (id, context) => orNull(AbsenceNode.getDataloader(context).load(id as AbsenceId)),
    Loan: (id, context) => orNull(LoanNode.getDataloader(context).load(id as LoanId)),
    Injury: (id, context) => orNull(InjuryNode.getDataloader(context).load(id as InjuryId)),
    Webhook: findWebhook,
    Availability: findAvailability,
    MissedGames: findList,
    AuditEntry: findAuditEntry,
    EditorQueueEntry: findQueueEntry,
  }),
);

/**
 * Finds an entry of the audit trail, for an editor. All ids have one length, so none is between this id and the cursor
 * after it.
 */
export async function findAuditEntry(id: string, { viewer, store }: Context): Promise<AuditEntry | null> {
  if (viewer.scope !== 'EDITOR') return null;
  const [entry] = await store.audit.list({}, { after: `${id}~`, before: null, limit: 1, last: false });
  return entry?.id === id ? entry : null;
}

export async function findNode(globalId: string, context: Context): Promise<object | null> {
  const read = readId(globalId);
  const found = read && (await finders.get(read.typename)?.(read.id, context));
  if (read === null || found == null) return null;
  brandWithType(found, read.typename as never);
  return found;
}

builder.queryFields((t) => ({
  node: t.field({
    type: builder.nodeInterfaceRef(),
    nullable: true,
    description: 'The object with this id; null if the id is unknown or malformed.',
    args: { id: t.arg.id({ required: true, description: 'The global id.' }) },
    resolve: (_, { id }, context) => findNode(id, context),
  }),
  nodes: t.field({
    type: [builder.nodeInterfaceRef()],
    nullable: { list: false, items: true },
    description: 'The objects with these ids, in the given order; null for each id that is unknown or malformed.',
    args: { ids: t.arg.idList({ required: true, validate: manyOf, description: 'At most 400 global ids.' }) },
    resolve: (_, { ids }, context) => ids.map((id) => findNode(id, context)),
  }),
}));
