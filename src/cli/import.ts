import { type Command, InvalidArgumentError, Option } from 'commander';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AuditContext } from '../auth/audit.ts';
import { openBackend } from '../backend.ts';
import { configFrom, type Environment } from '../config.ts';
import { COMPETITION_KINDS, type CompetitionKind } from '../domain/competition.ts';
import { type Instant, parseInstant } from '../domain/day.ts';
import type { Decision } from '../domain/decision.ts';
import { type Gender, GENDERS } from '../domain/gender.ts';
import { type FixtureFormat, importFile } from '../feeds/import.ts';
import { type ImportSummary, NEW_TEAMS, type NewTeams, type TeamAnswer } from '../feeds/season/season-file.ts';
import type { Commands } from '../write-path/command-context.ts';
import { configureFeeds } from './import-feed.ts';
import { askOnTerminal } from './import-questions.ts';
import { upperCaseOption } from './options.ts';
import { printRefusal } from './print-refusal.ts';
import { OperatorError } from './operator-message.ts';
import { openProgress } from './progress.ts';

const IMPORT: AuditContext = { actor: { kind: 'COMMAND_LINE' }, action: 'importFixtures' };

const FORMATS = [
  ['openfootball', 'OPENFOOTBALL_JSON'],
  ['csv', 'CSV'],
  ['fixtures', 'CSV'],
] as const;

const ENCODINGS = ['utf-8', 'latin1', 'windows-1252', 'utf-16le'] as const;

interface ImportOptions {
  readonly competition: string;
  readonly season: string;
  readonly kind: CompetitionKind;
  readonly timeZone: string;
  readonly asOf?: Instant;
  readonly dryRun: boolean;
  readonly team: readonly TeamAnswer[];
  readonly newTeams: NewTeams;
  readonly strict: boolean;
  readonly gender?: Gender;
  readonly country?: string;
  readonly encoding: (typeof ENCODINGS)[number];
}

export function configure(command: Command, env: Environment): void {
  configureFeeds(command, env);
  for (const [name, format] of FORMATS) {
    command
      .command(`${name} <file>`)
      .requiredOption('--competition <name>', 'its name or slug: "La Liga"')
      .requiredOption('--season <season>', '2025-26')
      .addOption(new Option('--kind <kind>', 'kind of competition').choices(COMPETITION_KINDS).makeOptionMandatory())
      .requiredOption('--time-zone <zone>', 'time zone of the file: Europe/Madrid')
      .option('--as-of <instant>', 'when the file was made: 2026-02-19T12:00:00Z', readInstant)
      .option('--dry-run', 'print what would be stored, and store nothing', false)
      .option('--team <name=slug>', 'the team that a name in the file means; may be repeated', readAnswer, [])
      .addOption(
        upperCaseOption('--new-teams <mode>', 'names of unknown teams: ask or create', NEW_TEAMS).default('ASK'),
      )
      .option('--strict', 'reject the file if a row cannot be used', false)
      .addOption(upperCaseOption('--gender <gender>', 'the gender of the players', GENDERS))
      .option('--country <country>', 'the country of the competition: ESP')
      .addOption(new Option('--encoding <name>', 'encoding of the file').choices(ENCODINGS).default('utf-8'))
      .action((file: string, options: ImportOptions) => importFrom(env, file, format, options));
  }
}

async function importFrom(
  env: Environment,
  path: string,
  format: FixtureFormat,
  options: ImportOptions,
): Promise<void> {
  using progress = await openProgress(['opening the database', 'importing the fixtures']);
  const data = decode(await readFile(path), path, options.encoding);
  await using backend = await openBackend({ ...configFrom(env), seed: 'none' });
  progress.next();
  const commands = backend.commands.as(IMPORT);
  let answers = options.team;
  let decision = await importData(commands, format, data, options, answers);
  progress.next();
  while (!decision.ok && decision.refusal.kind === 'QUESTIONS' && process.stdin.isTTY) {
    answers = [...answers, ...(await askOnTerminal(decision.refusal.questions))];
    decision = await importData(commands, format, data, options, answers);
  }
  if (!decision.ok) return printRefusal(decision.refusal);
  printSummary(decision.value);
}

function importData(
  commands: Commands,
  format: FixtureFormat,
  data: string,
  { competition, season, kind, timeZone, asOf, dryRun, newTeams, strict, gender, country }: ImportOptions,
  answers: readonly TeamAnswer[],
): Promise<Decision<ImportSummary>> {
  const options = { answers, newTeams, strict, dryRun, gender: gender ?? null, country: country ?? null };
  const file = { format, data, competition, season, kind, timeZone, asOf: asOf ?? null, options };
  return importFile(commands, file, randomUUID);
}

function printSummary(summary: ImportSummary): void {
  const { added, moved, finished, unchanged, teamsAdded, resolved, gone, problems, dryRun } = summary;
  for (const { name, team, evidence, words } of resolved) {
    if (evidence !== 'NAME' && evidence !== 'ALIAS') console.log(`"${name}" is ${team.slug}: ${words}`);
  }
  for (const { message } of problems) console.error(`left out: ${message}`);
  for (const { round, day, id } of gone)
    console.log(`no longer in the file: ${round ?? 'no round'}, ${day ?? 'no day'} (${id})`);
  console.log(`${added} added, ${moved} moved, ${finished} finished, ${unchanged} unchanged; ${teamsAdded} new teams`);
  if (added + moved + finished + teamsAdded === 0) console.log('Nothing has changed.');
  if (dryRun) console.log('Dry run: nothing was stored.');
}

/** Returns the text of a file. Throws if its bytes are not in the encoding. */
function decode(bytes: Uint8Array, path: string, encoding: (typeof ENCODINGS)[number]): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new OperatorError(
      `${path} is not in ${encoding}; expected UTF-8, or another encoding such as --encoding latin1.`,
    );
  }
}

/** Parses "Real Madrid CF=real-madrid". */
function readAnswer(text: string, answers: readonly TeamAnswer[]): TeamAnswer[] {
  const [, name = '', slug = ''] = /^(.*\S)\s*=\s*([^=\s]+)\s*$/.exec(text) ?? [];
  if (name === '') throw new InvalidArgumentError('Expected a name and a slug: "Real Madrid CF=real-madrid".');
  return [...answers, { name, team: { slug } }];
}

function readInstant(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null) throw new InvalidArgumentError('Expected an instant such as 2026-02-19T12:00:00Z.');
  return instant;
}
