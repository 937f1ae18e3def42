import type {
  Absence,
  ABSENCE_KINDS,
  ABSENCE_STATUSES,
  AbsenceEnd,
  AbsenceId,
  AbsenceScope,
} from '../domain/absence.ts';
import { absenceOutlookOf } from '../domain/availability/absence-outlook.ts';
import { absenceOfLoan, loanOfAbsence } from '../domain/availability/loan-absences.ts';
import type { LoanId } from '../domain/loan.ts';
import type { PlayerId } from '../domain/player.ts';
import type { ReturnWindow } from '../domain/recovery-estimate.ts';
import { builder } from './builder.ts';
import { CompetitionFamilyNode } from './competition-family.ts';
import type { Context } from './context.ts';
import { ExternalIdObject } from './external-id.ts';
import { FixtureNode } from './fixture.ts';
import { decodeId } from './global-id.ts';
import { notFoundPlaceholder } from './node-loader.ts';
import { PlayerNode } from './player.ts';
import { EstimateSourceObject, ReturnWindowObject } from './recovery-estimate.ts';
import { TeamNode } from './team.ts';

export const AbsenceKindEnum = builder.enumType('AbsenceKind', {
  description: 'Why a player is absent, apart from injuries and suspensions.',
  values: {
    INTERNATIONAL_DUTY: { description: 'Called up by the national team: games of the club are missed.' },
    INELIGIBLE: { description: 'Not allowed to play: cup-tied, not registered, or on loan from the opponent.' },
    LOANED_OUT: { description: 'Lent to another club.' },
    PERSONAL: { description: 'Leave for personal reasons.' },
    CLUB_DECISION: { description: 'Left out by the club, for example for disciplinary reasons.' },
    REST: { description: 'Rested.' },
    NOT_SELECTED: { description: 'Not in the squad.' },
    OTHER: { description: 'Another reason.' },
  } satisfies Record<(typeof ABSENCE_KINDS)[number], { description: string }>,
});

const AbsenceStatusEnum = builder.enumType('AbsenceStatus', {
  description: 'The state of an absence.',
  values: {
    ACTIVE: { description: 'The player is, or will be, absent.' },
    ENDED: { description: 'The absence is over.' },
    WITHDRAWN: { description: 'It was reported in error and has no effect.' },
  } satisfies Record<(typeof ABSENCE_STATUSES)[number], { description: string }>,
});

export const AbsenceNode = builder.loadableNodeRef('Absence', {
  id: { resolve: (absence: Absence) => absence.id },
  load: loadAbsences,
});

/** Absences that follow from a loan are derived; their ids start with a prefix. */
async function loadAbsences(ids: AbsenceId[], context: Context): Promise<(Absence | Error)[]> {
  const reported = ids.filter((id) => loanOfAbsence(id) === null);
  const [stored, derived] = await Promise.all([
    reported.length === 0 ? [] : context.store.absences(reported),
    derivedAbsences(
      ids.map(loanOfAbsence).filter((id) => id !== null),
      context,
    ),
  ]);
  const found = new Map(
    [...stored, ...derived].filter((absence) => absence !== null).map((absence) => [absence.id, absence]),
  );
  return ids.map((id) => found.get(id) ?? notFoundPlaceholder('absence'));
}

async function derivedAbsences(ids: LoanId[], { store, snapshots }: Context): Promise<(Absence | null)[]> {
  if (ids.length === 0) return [];
  const loans = (await store.loans(ids)).filter((loan) => loan !== null);
  return Promise.all(
    loans.map(async (loan) => {
      const snapshot = await snapshots.load(loan.player);
      return snapshot === null ? null : absenceOfLoan(loan, snapshot.dossier);
    }),
  );
}

const AbsenceScopeObject = builder.objectRef<AbsenceScope>('AbsenceScope').implement({
  description:
    'The games that an absence covers: those that meet all conditions. Without any condition, every game; a call-up then leaves out the games of the country.',
  fields: (t) => ({
    teams: t.field({
      type: [TeamNode],
      nullable: true,
      description: 'Only games for these teams; null for all.',
      resolve: ({ teams }) => teams && [...teams],
    }),
    competitions: t.field({
      type: [CompetitionFamilyNode],
      nullable: true,
      description: 'Only games of these competitions; null for all.',
      resolve: ({ families }) => families && [...families],
    }),
    fixtures: t.field({
      type: [FixtureNode],
      nullable: true,
      description: 'Only these fixtures; null for all.',
      resolve: ({ fixtures }) => fixtures && [...fixtures],
    }),
  }),
});

const AbsenceRevisionObject = builder.objectRef<Absence>('AbsenceRevision').implement({
  description: 'A statement about an absence, with its source and its time. Statements are never overwritten.',
  fields: (t) => ({
    revision: t.exposeInt('revision', { description: 'The number of the statement: 1, 2, 3 …' }),
    until: t.field({
      type: ReturnWindowObject,
      nullable: true,
      description: 'When the player was expected to be available again; null if it was stated otherwise.',
      resolve: ({ end }) => windowOfEnd(end),
    }),
    games: t.int({
      nullable: true,
      description: 'The number of games; null if the end was stated otherwise.',
      resolve: ({ end }) => (end.kind === 'GAMES' ? end.games : null),
    }),
    condition: t.string({
      nullable: true,
      description: 'The condition; null if the end was stated otherwise.',
      resolve: ({ end }) => (end.kind === 'CONDITION' ? end.condition : null),
    }),
    words: t.exposeString('words', { nullable: true, description: 'The reason in words; null if none was given.' }),
    status: t.expose('status', { type: AbsenceStatusEnum, description: 'The recorded state.' }),
    source: t.field({
      type: EstimateSourceObject,
      nullable: true,
      description: 'The source; null if unknown.',
      resolve: ({ source }) => source,
    }),
    reportedAt: t.expose('reportedAt', { type: 'DateTime', description: 'The time of the statement.' }),
    recordedAt: t.expose('recordedAt', {
      type: 'DateTime',
      description: 'The time at which the statement was recorded here.',
    }),
  }),
});

function windowOfEnd(end: AbsenceEnd): ReturnWindow | null {
  if (end.kind === 'WINDOW') return end.window;
  return end.kind === 'DATE' ? { earliest: end.date, likely: end.date, latest: end.date } : null;
}

AbsenceNode.implement({
  description: 'An absence of a player that is neither an injury nor a suspension.',
  fields: (t) => ({
    player: t.field({
      type: PlayerNode,
      description: 'The absent player.',
      resolve: ({ player }, _, { store }) => store.players.cachedOrId(player),
    }),
    kind: t.expose('kind', { type: AbsenceKindEnum, description: 'The kind of absence.' }),
    words: t.exposeString('words', { nullable: true, description: 'The reason in words; null if none was given.' }),
    from: t.expose('from', { type: 'Date', description: 'The first day. It may be in the future.' }),
    until: t.field({
      type: ReturnWindowObject,
      nullable: true,
      description:
        'When the player is expected to be available again: one day if it is certain. Null for a number of games, for a condition, or if the end is open.',
      resolve: ({ end }) => windowOfEnd(end),
    }),
    games: t.int({
      nullable: true,
      description: 'The number of games that are missed; null if the end is stated otherwise.',
      resolve: ({ end }) => (end.kind === 'GAMES' ? end.games : null),
    }),
    condition: t.string({
      nullable: true,
      description: 'The condition that ends the absence, in words; null if the end is stated otherwise.',
      resolve: ({ end }) => (end.kind === 'CONDITION' ? end.condition : null),
    }),
    endedOn: t.expose('endedOn', {
      type: 'Date',
      nullable: true,
      description: 'The first day on which the player was available again; null until the end is recorded.',
    }),
    scope: t.expose('scope', { type: AbsenceScopeObject, description: 'The games that it covers.' }),
    status: t.field({
      type: AbsenceStatusEnum,
      description: 'The state of the absence.',
      resolve: async (absence, _, { snapshots }) => {
        if (absence.status !== 'ACTIVE') return absence.status;
        const snapshot = await snapshots.load(absence.player);
        return snapshot !== null && absenceOutlookOf(absence, snapshot.dossier).isOver ? 'ENDED' : 'ACTIVE';
      },
    }),
    source: t.field({
      type: EstimateSourceObject,
      nullable: true,
      description: 'The source; null if unknown, or if the absence follows from a loan.',
      resolve: ({ source }) => source,
    }),
    revision: t.exposeInt('revision', { description: 'The number of the current statement: 1, 2, 3 …' }),
    reportedAt: t.expose('reportedAt', { type: 'DateTime', description: 'The time of the current statement.' }),
    note: t.exposeString('note', { nullable: true, description: "The editor's note; null if none was given." }),
    externalIds: t.field({
      type: [ExternalIdObject],
      description: 'The ids of the absence in other systems.',
      resolve: ({ externalIds }) => [...externalIds],
    }),
    revisions: t.loadableGroup({
      type: AbsenceRevisionObject,
      description: 'All statements about the absence, newest first. Empty if it follows from a loan.',
      load: async (ids: AbsenceId[], { store }) => (await store.absenceRevisions(ids)).flat(),
      group: ({ id }: Absence) => id,
      resolve: (absence) => (absence as Absence).id,
    }),
  }),
});

builder.objectField(PlayerNode, 'absences', (t) =>
  t.loadableList({
    type: AbsenceNode,
    description: "The player's reported absences, the latest first, without withdrawn ones.",
    load: async (players: PlayerId[], { store }) =>
      (await store.absencesOf(players)).map((absences) => absences.filter(({ status }) => status !== 'WITHDRAWN')),
    resolve: (player) => player.id,
  }),
);

export function absenceId(globalId: string): AbsenceId | null {
  return decodeId<AbsenceId>('Absence', globalId);
}
