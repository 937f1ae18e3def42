import { SingleBar } from 'cli-progress';
import { Command, InvalidArgumentError, Option } from 'commander';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { openApp } from '../app.ts';
import { openBackend } from '../backend.ts';
import { COMPETITION_KINDS, type CompetitionKind } from '../domain/competition.ts';
import { ConfigError, configFrom, databaseIn, type Environment, isDatabase } from '../config.ts';
import { type Instant, parseInstant } from '../domain/day.ts';
import { openMaintenance, openStore } from '../storage/open-database.ts';
import { doctor } from './doctor.ts';
import type { Refusal } from '../domain/decision.ts';
import { type FixtureFormat, importFile } from '../feeds/import.ts';
import { runUntilSignal, exitOnSignalDuringStartup } from './process-lifecycle.ts';
import type { AuditContext } from '../auth/audit.ts';
import { createToken, formatTokenList, revokeToken } from '../auth/token-commands.ts';
import type { TokenScope } from '../auth/token.ts';
import { openLogger } from '../observability/logger.ts';
import { CopyError, type Maintenance } from '../storage/maintenance.ts';
import { copy } from '../storage/copy.ts';
import { DatabaseOpenError } from '../storage/storage-error.ts';
import type { Tokens } from '../auth/token-repository.ts';
import { verify } from './verify.ts';

/** The command line: `serve`, `import`, `token`, `doctor`, `verify`, `backup`, `copy`. Each is thin; the work is elsewhere. */
export async function run(argv: readonly string[], env: Environment): Promise<void> {
  const program = new Command('sidelined').description('Which games will he miss?').showHelpAfterError();
  program
    .command('serve')
    .description('Serves the API (npm start).')
    .action(() => serve(env));
  program
    .command('doctor')
    .description('Looks whether all is well, and says what to do.')
    .action(() => examine(env));
  program
    .command('verify')
    .description('Derives every list from the stored facts and compares it with the ledger.')
    .action(async () => verifyWith(await openMaintenance(configFrom(env))));
  program
    .command('backup <file>')
    .description('Makes a consistent copy of the database, whether or not a server runs on it.')
    .action((file: string) => backUp(env, file));
  program
    .command('copy')
    .description('Takes everything along from one database to another, of any kind, and compares them.')
    .requiredOption('--from <url>', 'file:data/sidelined.db', readDatabase)
    .requiredOption('--to <url>', 'postgres://localhost/sidelined', readDatabase)
    .action(({ from, to }: { from: string; to: string }) => copyAll(from, to));
  const imports = program.command('import').description('Lays a file of fixtures over a season.');
  for (const [name, format] of [
    ['openfootball', 'OPENFOOTBALL_JSON'],
    ['csv', 'CSV'],
  ] as const) {
    imports
      .command(`${name} <file>`)
      .requiredOption('--competition <name>', 'its name or slug: "La Liga"')
      .requiredOption('--season <season>', '2025-26')
      .addOption(new Option('--kind <kind>', 'what it is').choices(COMPETITION_KINDS).makeOptionMandatory())
      .requiredOption('--time-zone <zone>', 'of the times in the file: Europe/Madrid')
      .option('--as-of <instant>', 'how old the file is: 2026-02-19T12:00:00Z', readInstant)
      .action((file: string, options: ImportOptions) => importFrom(env, file, format, options));
  }
  const tokens = program.command('token').description('The tokens of editors and feeds.');
  tokens
    .command('create')
    .description('Makes a token, and shows it this once.')
    .requiredOption('--name <name>', 'by which it is known: newsdesk')
    .addOption(new Option('--scope <scope>', 'what it may write').choices(['editor', 'feed']).default('editor'))
    .action(({ name, scope }: { name: string; scope: 'editor' | 'feed' }) =>
      atTheDesk(env, (store) => create(store, name, scope === 'feed' ? 'FEED' : 'EDITOR')),
    );
  tokens
    .command('list')
    .description('All tokens that were ever made.')
    .action(() => atTheDesk(env, async (store) => console.log((await formatTokenList(store)).join('\n'))));
  tokens
    .command('revoke <name>')
    .description('Ends the rights of a token, at once, on a running server too.')
    .action((name: string) => atTheDesk(env, (store) => revoke(store, name)));
  try {
    await program.parseAsync(argv);
  } catch (error) {
    // What is wrong with the environment, a port or a file is told in a line; anything else is a fault of the program.
    const isOutside =
      error instanceof ConfigError ||
      error instanceof DatabaseOpenError ||
      error instanceof CopyError ||
      (error instanceof Error && 'code' in error);
    if (!isOutside) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** What a drain may take beyond the farewells: goodbyes, and running requests. */
const DRAIN_MS = 6_000;

async function serve(env: Environment): Promise<void> {
  const config = configFrom(env);
  const log = openLogger(config.logLevel, process.stderr, [config.editorToken]);
  const starting = exitOnSignalDuringStartup();
  const app = await openApp(config, log);
  log.info({ url: app.url, metricsUrl: app.metricsUrl, node: process.versions.node }, 'ready');
  if (app.createdToken !== null) console.log(`An editor's token was made; it is shown only now: ${app.createdToken}`);
  console.log(`Sidelined is ready at ${app.url}${config.introspection ? ` (GraphiQL at ${app.url}/graphql)` : ''}`);
  runUntilSignal(app, log, config.drainMs + DRAIN_MS);
  starting[Symbol.dispose]();
}

async function verifyWith(care: Maintenance): Promise<void> {
  const { players, differences } = await verify(care, (line) => console.log(line));
  console.log(`${players} players verified, ${differences} differences`);
  if (differences > 0) process.exitCode = 1;
}

async function backUp(env: Environment, path: string): Promise<void> {
  await (await openMaintenance(configFrom(env))).backup(path);
  console.log(`A copy is in ${path}, and can be read.`);
}

async function copyAll(from: string, to: string): Promise<void> {
  const target = await openMaintenance({ database: to });
  const { rows, wasThere } = await copy(await openMaintenance({ database: from }), target);
  const counts = [...rows].map(([table, count]) => `${count} ${table}`).join(', ');
  console.log(`${wasThere ? 'Everything is there already' : 'Everything was copied'}, and is the same: ${counts}.`);
  await verifyWith(target);
}

async function examine(env: Environment): Promise<void> {
  for await (const { state, about, says } of doctor(env)) {
    console.log(`${state.padEnd(8)} ${about.padEnd(13)} ${says}`);
    if (state === 'fault') process.exitCode = 1;
  }
}

async function atTheDesk(env: Environment, work: (tokens: Tokens) => Promise<void>): Promise<void> {
  const config = configFrom(env);
  if (config.database === ':memory:') throw new ConfigError('DATABASE_URL: a database in memory keeps no tokens');
  await using store = await openStore(config);
  await work(store.tokens);
}

/** The token alone goes to the standard output, so that it can be piped on. */
async function create(tokens: Tokens, name: string, scope: TokenScope): Promise<void> {
  const made = await createToken(tokens, name, scope);
  if (!made.ok) return tell(made.refusal);
  console.error(`The token "${name}" was made; it is shown only now:`);
  console.log(made.value);
}

async function revoke(tokens: Tokens, name: string): Promise<void> {
  const revoked = await revokeToken(tokens, name);
  if (!revoked.ok) return tell(revoked.refusal);
  console.log(`The token "${name}" is revoked.`);
}

const IMPORT: AuditContext = { actor: { kind: 'COMMAND_LINE' }, action: 'importFixtures' };

interface ImportOptions {
  readonly competition: string;
  readonly season: string;
  readonly kind: CompetitionKind;
  readonly timeZone: string;
  readonly asOf?: Instant;
}

async function importFrom(
  env: Environment,
  path: string,
  format: FixtureFormat,
  options: ImportOptions,
): Promise<void> {
  const bar = new SingleBar({ format: '{bar} {value}/{total} {step}', clearOnComplete: true, noTTYOutput: false });
  const step = (value: number, words: string): void => {
    if (process.stdout.isTTY) bar.update(value, { step: words });
  };
  if (process.stdout.isTTY) bar.start(3, 0, { step: 'opening the database' });
  try {
    const data = await readFile(path, 'utf8');
    await using workshop = await openBackend({ ...configFrom(env), seed: 'none' });
    step(1, 'laying the file over the season');
    const { asOf = null, ...file } = options;
    const decision = await importFile(workshop.commands.as(IMPORT), { ...file, format, data, asOf }, randomUUID);
    step(3, 'done');
    bar.stop();
    if (decision.ok) {
      const { added, moved, finished, unchanged, teamsAdded } = decision.value;
      console.log(
        `${added} added, ${moved} moved, ${finished} finished, ${unchanged} unchanged; ${teamsAdded} new teams`,
      );
    } else {
      tell(decision.refusal);
    }
  } catch (error) {
    bar.stop();
    // What the system says of a file or a database is enough; anything else is a fault of the program.
    if (!(error instanceof Error && 'code' in error)) throw error;
    console.error(`The import of ${path} failed: ${error.message}`);
    process.exitCode = 1;
  }
}

/** Says why something was not done. */
function tell(refusal: Refusal): void {
  for (const line of linesOf(refusal)) console.error(line);
  process.exitCode = 1;
}

function linesOf(refusal: Refusal): string[] {
  if (refusal.kind !== 'INVALID') return [refusal.message];
  return refusal.issues.map(({ path, message }) => `${path.slice(1).join('.')}: ${message}`);
}

function readDatabase(text: string): string {
  if (!isDatabase(text)) throw new InvalidArgumentError('It is neither file:PATH nor postgres://….');
  return databaseIn(text);
}

function readInstant(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null) throw new InvalidArgumentError('It is no moment such as 2026-02-19T12:00:00Z.');
  return instant;
}
