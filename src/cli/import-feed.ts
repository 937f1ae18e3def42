import { type Command, InvalidArgumentError } from 'commander';
import { randomUUID } from 'node:crypto';
import type { AuditContext } from '../auth/audit.ts';
import { openBackend } from '../backend.ts';
import { systemClock } from '../clock.ts';
import { configFrom, type Environment } from '../config.ts';
import { formatInstant, type Instant, parseInstant } from '../domain/day.ts';
import type { ImportQuestion } from '../domain/identity/import-question.ts';
import type { FeedFormat } from '../feeds/adapter.ts';
import { importFeed } from '../feeds/import-feed.ts';
import { ENCODINGS, type Encoding } from '../feeds/reading/read-source.ts';
import type { PlayerAnswer } from '../feeds/reconcile/options.ts';
import type { FeedSummary } from '../feeds/reconcile/summary.ts';
import type { NewTeams, TeamAnswer } from '../feeds/season/season-file.ts';
import { feedDocuments } from './feed-documents.ts';
import { askOnTerminal } from './import-questions.ts';
import { upperCaseOption } from './options.ts';
import { printRefusal } from './print-refusal.ts';
import { openProgress } from './progress.ts';

const IMPORT: AuditContext = { actor: { kind: 'COMMAND_LINE' }, action: 'importFeed' };

/** The commands for feeds, each with its format and description. */
const FEEDS: readonly (readonly [name: string, format: FeedFormat, description: string])[] = [
  ['fpl', 'FPL', 'Fantasy Premier League: the folder or URL with bootstrap-static.json and fixtures.json.'],
  ['api-football', 'API_FOOTBALL', 'API-Football v3: a folder or files of its responses, or its URL.'],
  ['sportmonks', 'SPORTMONKS', 'Sportmonks v3: fixtures with their sidelined players.'],
  ['football-data', 'FOOTBALL_DATA_ORG', 'football-data.org v4: matches and teams of a competition.'],
  ['players', 'PLAYERS_CSV', 'A CSV file of players with their clubs.'],
  ['absences', 'ABSENCES_CSV', 'A CSV file of absences.'],
];

interface Options {
  readonly league?: string;
  readonly competition?: string;
  readonly season?: string;
  readonly asOf?: Instant;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly team: readonly TeamAnswer[];
  readonly player: readonly PlayerAnswer[];
  readonly newTeams: NewTeams;
  readonly encoding: Encoding;
  readonly partial: boolean;
}

export function configureFeeds(command: Command, env: Environment): void {
  for (const [name, format, description] of FEEDS) {
    command
      .command(`${name} <source...>`)
      .description(description)
      .option('--league <id>', 'the league in the feed: 140')
      .option('--competition <name>', 'the competition in the feed, if it does not say it')
      .option('--season <season>', 'the season, if the feed does not say it: 2025-26')
      .option('--as-of <instant>', 'when the feed was read: 2026-02-05T12:00:00Z', readInstant)
      .option('--dry-run', 'print what would be stored, and store nothing', false)
      .option('--json', 'print the summary as JSON', false)
      .option('--partial', 'the feed is partial: a missing player or absence has no meaning', false)
      .option('--team <name=slug>', 'the team that a name in the feed means; may be repeated', readTeam, [])
      .option('--player <name=slug>', 'the player whom a name in the feed means; may be repeated', readPlayer, [])
      .addOption(upperCaseOption('--new-teams <mode>', 'names of unknown teams', ['ASK', 'CREATE']).default('ASK'))
      .addOption(upperCaseOption('--encoding <name>', 'encoding of the files', ENCODINGS, false).default('utf-8'))
      .action((sources: string[], options: Options) => importFrom(env, format, sources, options));
  }
}

async function importFrom(
  env: Environment,
  format: FeedFormat,
  sources: readonly string[],
  options: Options,
): Promise<void> {
  using progress = await openProgress(['reading the feed', 'opening the database', 'importing the feed']);
  const { documents, isLive } = await feedDocuments(format, sources, options, env, systemClock().now());
  progress.next();
  await using backend = await openBackend({ ...configFrom(env), seed: 'none' });
  progress.next();
  const commands = backend.commands.as(IMPORT);
  let { team: teams, player: players } = options;
  const attempt = () =>
    importFeed(
      commands,
      {
        format,
        documents,
        competition: options.competition ?? null,
        season: options.season ?? null,
        asOf: options.asOf ?? (isLive ? commands.now() : null),
        readAt: commands.now(),
        fullSnapshot: options.partial ? false : null,
        options: { teams, players, newTeams: options.newTeams, dryRun: options.dryRun },
      },
      randomUUID,
    );
  let decision = await attempt();
  progress.next();
  while (!decision.ok && decision.refusal.kind === 'QUESTIONS' && process.stdin.isTTY) {
    const { questions } = decision.refusal;
    const ofKind = (kind: ImportQuestion['kind']) => questions.filter((question) => question.kind === kind);
    teams = [...teams, ...(await askOnTerminal(ofKind('TEAM')))];
    const named = await askOnTerminal(ofKind('PLAYER'), 'player');
    players = [...players, ...named.map(({ name, team }) => ({ name, player: team }))];
    decision = await attempt();
  }
  if (!decision.ok) return printRefusal(decision.refusal);
  if (options.json) console.log(JSON.stringify(asJson(decision.value), null, 2));
  else printSummary(decision.value);
}

function asJson({ resolved, asOf, ...summary }: FeedSummary) {
  return {
    ...summary,
    asOf: formatInstant(asOf),
    resolved: resolved.map(({ name, team, evidence, words }) => ({ name, team: team.slug, evidence, words })),
  };
}

function printSummary(summary: FeedSummary): void {
  const { resolved, problems, asOf, dryRun } = summary;
  for (const { name, team, evidence, words } of resolved) {
    if (evidence === 'NORMALISED_NAME' || evidence === 'SHARED_FIXTURES')
      console.log(`"${name}" is ${team.slug}: ${words}`);
  }
  for (const { message } of problems) console.error(`left out: ${message}`);
  console.log(`The feed is of ${formatInstant(asOf)}.`);
  const lines = LINES.flatMap(([name, words]) =>
    summary[name] === 0 ? [] : [`${String(summary[name]).padStart(6)} ${words}`],
  );
  for (const line of lines) console.log(line);
  const changes = LINES.filter(([name]) => name !== 'unchanged').some(([name]) => summary[name] > 0);
  if (!changes) console.log('Nothing has changed.');
  if (dryRun) console.log('Dry run: nothing was stored.');
}

type Count = { [Name in keyof FeedSummary]: FeedSummary[Name] extends number ? Name : never }[keyof FeedSummary];

const LINES: readonly (readonly [Exclude<Count, 'asOf'>, string])[] = [
  ['teamsAdded', 'teams added'],
  ['fixturesAdded', 'fixtures added'],
  ['fixturesMoved', 'fixtures moved'],
  ['fixturesFinished', 'fixtures finished'],
  ['playersAdded', 'players added'],
  ['playersMoved', 'players joined, left or moved'],
  ['injuriesReported', 'injuries reported'],
  ['estimatesRevised', 'estimates revised'],
  ['returnsRecorded', 'returns recorded'],
  ['suspensions', 'bans imposed, changed or lifted'],
  ['absences', 'other absences reported, revised or ended'],
  ['stale', 'records that the feed no longer has'],
  ['questions', 'questions to the editors'],
  ['unchanged', 'rows unchanged'],
];

/** Parses "Real Madrid CF=real-madrid". */
function readPair(text: string): { readonly name: string; readonly slug: string } {
  const [, name = '', slug = ''] = /^(.*\S)\s*=\s*([^=\s]+)\s*$/.exec(text) ?? [];
  if (name === '') throw new InvalidArgumentError('Expected a name and a slug: "Real Madrid CF=real-madrid".');
  return { name, slug };
}

function readTeam(text: string, answers: readonly TeamAnswer[]): TeamAnswer[] {
  const { name, slug } = readPair(text);
  return [...answers, { name, team: { slug } }];
}

function readPlayer(text: string, answers: readonly PlayerAnswer[]): PlayerAnswer[] {
  const { name, slug } = readPair(text);
  return [...answers, { name, player: { slug } }];
}

function readInstant(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null) throw new InvalidArgumentError('Expected an instant such as 2026-02-19T12:00:00Z.');
  return instant;
}
