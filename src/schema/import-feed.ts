import { randomUUID } from 'node:crypto';
import type { TokenScope } from '../auth/token.ts';
import type { FeedFormat } from '../feeds/adapter.ts';
import { importFeed } from '../feeds/import-feed.ts';
import { FEED_PARTS, type FeedPart, type PlayerAnswer } from '../feeds/reconcile/options.ts';
import type { FeedSummary } from '../feeds/reconcile/summary.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { ImportQuestions, InvalidInput, unwrap } from './errors.ts';
import { FeedSummaryObject } from './feed-summary.ts';
import { parseAnswer, TeamAnswerInput } from './import-fixtures.ts';
import { fileText, manyOf, shortText, someText } from './input-validation.ts';
import { RegisterPlayerInput } from './player-mutations.ts';
import { playerRef, PlayerRefInput } from './player.ts';
import { requireValidIfGiven } from './references.ts';
import { teamRef } from './team.ts';

const FeedFormatEnum = builder.enumType('FeedFormat', {
  description: 'The format of the documents of a feed.',
  values: {
    FPL: { description: 'Fantasy Premier League: `bootstrap-static` and `fixtures`.' },
    API_FOOTBALL: { description: 'Responses of API-Football v3.' },
    SPORTMONKS: { description: 'Responses of Sportmonks v3: fixtures with their sidelined players.' },
    FOOTBALL_DATA_ORG: { description: 'Responses of football-data.org v4: matches and teams of a competition.' },
    PLAYERS_CSV: {
      description: 'A header line, then one line per player: name,club,national_team,position,birth_date.',
    },
    ABSENCES_CSV: {
      description: 'A header line, then one line per absence: player,birth_date,club,kind,words,from,until.',
    },
  } satisfies Record<FeedFormat, { description: string }>,
});

const PlayerAnswerInput = builder.inputType('PlayerAnswer', {
  description: 'The meaning of a name in a feed: exactly one of `player` and `create`.',
  fields: (t) => ({
    name: t.string({ required: true, validate: someText, description: 'The name as in the question.' }),
    player: t.field({ type: PlayerRefInput, description: 'The known player.' }),
    create: t.field({ type: RegisterPlayerInput, description: 'The new player.' }),
  }),
});

const ImportFeedInput = builder.inputType('ImportFeedInput', {
  description: 'The documents of a feed.',
  fields: (t) => ({
    format: t.field({ type: FeedFormatEnum, required: true, description: 'The format of the documents.' }),
    data: t.string({ required: true, validate: fileText, description: 'The content of the document.' }),
    more: t.string({
      validate: fileText,
      description: 'The content of the second document, for feeds that have two: the fixtures of FPL.',
    }),
    competition: t.string({ validate: shortText, description: 'The competition, if the feed does not say it.' }),
    season: t.string({ validate: shortText, description: 'The season, if the feed does not say it: "2025-26".' }),
    asOf: t.field({
      type: 'DateTime',
      description:
        'The time at which the feed was made. Default: as the feed states it, else now. An older state is refused.',
    }),
    dryRun: t.boolean({ defaultValue: false, description: 'Whether to return the outcome without storing anything.' }),
    teams: t.field({
      type: [TeamAnswerInput],
      validate: manyOf,
      description: 'Answers to the questions of an earlier try about names of teams.',
    }),
    players: t.field({
      type: [PlayerAnswerInput],
      validate: manyOf,
      description: 'Answers to the questions of an earlier try about names of players.',
    }),
    fullSnapshot: t.boolean({
      description:
        'Whether it has all squads and absences of its teams, so that a missing row has a meaning. Default: that of the format.',
    }),
  }),
});

/** Which tokens may import which parts of a feed. */
const SCOPES = {
  importFeed: ['EDITOR', 'FEED', 'MEDICAL'],
  importSquads: ['EDITOR', 'FEED', 'MEDICAL'],
  importAbsences: ['EDITOR', 'MEDICAL'],
} as const satisfies Record<string, readonly TokenScope[]>;

const PARTS: Readonly<Record<keyof typeof SCOPES, readonly FeedPart[]>> = {
  importFeed: FEED_PARTS,
  importSquads: ['SQUADS'],
  importAbsences: ['ABSENCES'],
};

function feedMutation(name: keyof typeof SCOPES, description: string) {
  const union = `${name[0]?.toUpperCase()}${name.slice(1)}Result`;
  builder.mutationField(name, (t) =>
    t.field({
      type: FeedSummaryObject,
      extensions: { scopes: SCOPES[name] },
      errors: {
        types: [InvalidInput, ImportQuestions],
        union: { name: union, description: 'The outcome of the import, or why the feed was refused.' },
      },
      description,
      args: { input: t.arg({ type: ImportFeedInput, required: true, description: 'The feed.' }) },
      resolve: (_, { input }, context) => importParts(input, PARTS[name], context),
    }),
  );
}

feedMutation(
  'importFeed',
  'Imports a feed: teams, fixtures, results, squads, cards, absences. One transaction, one push per changed list.',
);
feedMutation('importSquads', 'Imports the squads of a feed: players join, leave, move and go on loan.');
feedMutation('importAbsences', 'Imports the absences of a feed: injuries, suspensions and others.');

async function importParts(
  input: typeof ImportFeedInput.$inferInput,
  wanted: readonly FeedPart[],
  { commands, viewer }: Pick<Context, 'commands' | 'viewer'>,
): Promise<FeedSummary> {
  const { format, data, more, competition = null, season = null, asOf = null, fullSnapshot = null } = input;
  // The token of a feed may not import absences.
  const isFeedOnly = viewer.scope === 'FEED';
  const parts = new Set(wanted.filter((part) => part !== 'ABSENCES' || !isFeedOnly));
  const documents = [{ name: 'data', text: data }, ...(more == null ? [] : [{ name: 'more', text: more }])];
  const options = {
    parts,
    teams: (input.teams ?? []).map(parseAnswer),
    players: (input.players ?? []).map(parsePlayer),
    dryRun: input.dryRun ?? false,
  };
  const readAt = commands.now();
  const feed = { format, documents, competition, season, asOf, readAt, fullSnapshot, options };
  const summary = unwrap(await importFeed(commands, feed, randomUUID));
  if (!isFeedOnly || parts.size === wanted.length) return summary;
  const path = ['input', 'data'];
  const message = "Absences are left out: a feed's token does not include them; use a token with the scope MEDICAL.";
  return { ...summary, problems: [{ path, message }, ...summary.problems] };
}

function parsePlayer({ name, player, create }: typeof PlayerAnswerInput.$inferInput, index: number): PlayerAnswer {
  const path = ['input', 'players', String(index)];
  if ((player == null) === (create == null)) {
    throw new InvalidInput([{ path, message: 'Expected exactly one of `player` and `create`.' }]);
  }
  if (create != null) {
    const club = requireValidIfGiven(teamRef, create.club, 'team', 'club');
    const nationalTeam = requireValidIfGiven(teamRef, create.nationalTeam, 'team', 'nationalTeam');
    return { name, create: { ...create, club, nationalTeam } };
  }
  const ref = player == null ? null : playerRef(player);
  if (ref === null) throw new InvalidInput([{ path: [...path, 'player'], message: 'There is no such player.' }]);
  return { name, player: ref };
}
