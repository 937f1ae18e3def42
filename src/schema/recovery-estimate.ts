import type { Dossier } from '../domain/availability/dossier.ts';
import { recoveryCaseOf } from '../domain/availability/injury-outlook.ts';
import { gameCalendarOf } from '../domain/availability/season-calendar.ts';
import { dayIn, dayNumber } from '../domain/day.ts';
import { currentReading } from '../domain/estimate-text/current-window.ts';
import { soleReading } from '../domain/estimate-text/reading.ts';
import { readingOf } from '../domain/estimate-text/statement-reading.ts';
import type { Injury } from '../domain/injury.ts';
import type {
  ESTIMATE_BASES,
  EstimateSource,
  RecoveryEstimate,
  ReturnWindow,
  SOURCE_KINDS,
  Statement,
} from '../domain/recovery-estimate.ts';
import { isOverdue, recoveryFrom, windowOf } from '../domain/recovery/recovery.ts';
import { readingText } from '../domain/sentences/render-sentence.ts';
import { builder } from './builder.ts';
import { LANGUAGE_ARG } from './language.ts';

export const ReturnWindowObject = builder.objectRef<ReturnWindow>('ReturnWindow').implement({
  description: 'The window of a return, as chances.',
  fields: (t) => ({
    earliest: t.expose('earliest', {
      type: 'Date',
      description: 'The day by which the player has returned with a chance of 10 %.',
    }),
    likely: t.expose('likely', {
      type: 'Date',
      description: 'The day by which the player has returned with a chance of 50 %.',
    }),
    latest: t.expose('latest', {
      type: 'Date',
      description: 'The day by which the player has returned with a chance of 90 %.',
    }),
  }),
});

const EstimateBasisEnum = builder.enumType('EstimateBasis', {
  description: 'The form of a statement about a return.',
  values: {
    WINDOW: { description: 'A window: the days by which the player has returned with chances of 10, 50 and 90 %.' },
    DATE: {
      description: 'One day. It is less certain than it sounds; its uncertainty is derived from past statements.',
    },
    TEXT: { description: 'Text, such as "4-6 weeks", read as a window.' },
    CHANCE: {
      description: 'A chance of playing a fixture. It is calibrated: such statements have been too optimistic.',
    },
    GAMES: { description: 'The games that are missed, or the game of the return. They follow fixtures that move.' },
    TRAINING: { description: 'A return to training. The return to games follows from it.' },
    UNKNOWN: { description: 'Nothing yet: tests are pending. The typical course of such injuries is used.' },
  } satisfies Record<(typeof ESTIMATE_BASES)[number], { description: string }>,
});

export const SourceKindEnum = builder.enumType('SourceKind', {
  description: 'The kind of a source.',
  values: {
    CLUB: { description: 'The club, in an announcement.' },
    PLAYER: { description: 'The player.' },
    PRESS: { description: 'A newspaper, an agency, a broadcaster.' },
    MEDICAL: { description: "The club's doctors." },
    MODEL: { description: 'A calculation.' },
  } satisfies Record<(typeof SOURCE_KINDS)[number], { description: string }>,
});

export const EstimateSourceObject = builder.objectRef<EstimateSource>('EstimateSource').implement({
  description: 'The source of an estimate.',
  fields: (t) => ({
    kind: t.expose('kind', { type: SourceKindEnum, description: 'The kind of source.' }),
    name: t.exposeString('name', {
      nullable: true,
      description: 'The name of the source, such as "Marca"; null if none was given.',
    }),
    url: t.exposeString('url', {
      nullable: true,
      description: 'The address of the publication; null if none was given.',
    }),
  }),
});

/** An estimate with its injury. */
export interface EstimateOf {
  readonly injury: Injury;
  readonly estimate: RecoveryEstimate;
}

export const RecoveryEstimateObject = builder.objectRef<EstimateOf>('RecoveryEstimate').implement({
  description:
    'A statement about a return, with its source and its time. Estimates are never overwritten; new ones are added.',
  fields: (t) => ({
    revision: t.int({
      description: 'The number of the estimate within its injury: 1, 2, 3 …',
      resolve: ({ estimate }) => estimate.revision,
    }),
    basis: t.field({
      type: EstimateBasisEnum,
      description:
        'The form of the statement. Text with only a number of games, a chance or a return to training has that form.',
      resolve: ({ estimate }) => estimate.statement.basis,
    }),
    text: t.string({
      nullable: true,
      description: 'The text of the statement; null if it was not given as text.',
      resolve: ({ estimate: { statement } }) => ('text' in statement ? statement.text : null),
    }),
    games: t.int({
      nullable: true,
      description: 'The number of games that are missed; null if the statement does not give one, or gives a range.',
      resolve: ({ estimate: { statement } }) => gamesOf(statement),
    }),
    reading: t.string({
      nullable: true,
      description:
        'The reading of the statement, as a phrase with the current days of its fixtures; null for texts recorded before readings were stored.',
      args: { language: t.arg(LANGUAGE_ARG) },
      resolve: async ({ injury, estimate }, { language }, { snapshots }) => {
        const dossier = (await snapshots.load(injury.player))?.dossier;
        const reading = readingOf(estimate.statement);
        if (reading === null) return null;
        const statedOn = dayIn(dossier?.zone ?? 'UTC', estimate.reportedAt);
        const current = dossier === undefined ? reading : currentReading(reading, gameCalendarOf(dossier, statedOn));
        return readingText(language ?? 'EN', current, statedOn);
      },
    }),
    window: t.field({
      type: ReturnWindowObject,
      description:
        'The meaning of the statement, as of the day it was made: the window itself, or the 10, 50 and 90 % days derived from past statements of that form; for GAMES, those by the current calendar; for UNKNOWN, those of the typical course of the injury.',
      resolve: (of, _, { snapshots }) => {
        const { statement } = of.estimate;
        if ('window' in statement && statement.basis !== 'GAMES') return statement.window;
        return snapshots.load(of.injury.player).then((snapshot) => impliedWindow(of, snapshot?.dossier));
      },
    }),
    overdue: t.boolean({
      description:
        'Whether the estimated day is past and the player is still out. An overdue estimate does not make a player available.',
      resolve: async ({ injury, estimate }, _, { snapshots }) => {
        const dossier = (await snapshots.load(injury.player))?.dossier;
        if (dossier === undefined || injury.status !== 'ACTIVE') return false;
        return isOverdue(recoveryCaseOf(injury, dossier, estimate), dossier.today);
      },
    }),
    source: t.field({
      type: EstimateSourceObject,
      nullable: true,
      description: 'The source; null if unknown.',
      resolve: ({ estimate }) => estimate.source,
    }),
    retracted: t.boolean({
      description: 'Whether it was retracted as a mistake. Such an estimate never counts.',
      resolve: ({ estimate }) => estimate.retracted,
    }),
    standing: t.boolean({
      description: 'Whether it is the current estimate of the return.',
      resolve: ({ injury, estimate }) => injury.estimate.revision === estimate.revision,
    }),
    note: t.string({
      nullable: true,
      description: "The editor's note; null if none was given.",
      resolve: ({ estimate }) => estimate.note,
    }),
    reportedAt: t.field({
      type: 'DateTime',
      description: 'The time of the statement.',
      resolve: ({ estimate }) => estimate.reportedAt,
    }),
    recordedAt: t.field({
      type: 'DateTime',
      description: 'The time at which the statement was recorded here.',
      resolve: ({ estimate }) => estimate.recordedAt,
    }),
  }),
});

/** Returns the window that a statement means, as of the day on which it was made. */
export function windowFor(of: EstimateOf, dossier: Dossier | undefined): ReturnWindow {
  const { statement } = of.estimate;
  return 'window' in statement ? statement.window : impliedWindow(of, dossier);
}

/** Returns the window of a statement without an explicit one, as of the day of the statement. */
function impliedWindow({ injury, estimate }: EstimateOf, dossier: Dossier | undefined): ReturnWindow {
  const recoveryCase = recoveryCaseOf(injury, dossier ?? WITHOUT_FACTS, estimate);
  const { statement, statedOn } = recoveryCase;
  return 'window' in statement ? statement.window : windowOf(recoveryFrom(recoveryCase), dayNumber(statedOn));
}

/** The facts of a player who no longer exists. */
const WITHOUT_FACTS = {
  zone: 'UTC',
  fixtures: [],
  player: { memberships: [], gender: null },
  teams: new Map(),
  lineups: new Map(),
};

function gamesOf(statement: Statement): number | null {
  if (statement.basis !== 'GAMES') return null;
  const sole = soleReading(statement.reading);
  if (sole?.kind === 'GAMES') return sole.low === sole.high ? sole.high : null;
  return sole?.kind === 'MISSES' ? sole.fixtures.length : null;
}
