import { SingleBar } from 'cli-progress';
import { Command, InvalidArgumentError, Option } from 'commander';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Logger, pino } from 'pino';
import { careOf, openApp, openWorkshop } from './app.ts';
import { COMPETITION_KINDS, type CompetitionKind } from './competition/competition.ts';
import { type Config, ConfigError, configFrom } from './config.ts';
import { type Instant, parseInstant } from './day.ts';
import type { Refusal } from './decision.ts';
import { importFile } from './feeds/import.ts';
import { liveUntilStopped } from './lifetime.ts';
import { CannotCopy } from './store/care.ts';
import { CannotOpen } from './store/fault.ts';
import { verify } from './verify.ts';

/** The command line: `serve`, `verify`, `backup`, `import`. Each is thin; the work is elsewhere. */
export async function run(argv: readonly string[]): Promise<void> {
  const program = new Command('sidelined').description('Which games will he miss?').showHelpAfterError();
  program.command('serve').description('Serves the API (npm start).').action(serve);
  program
    .command('verify')
    .description('Derives every list from the stored facts and compares it with the ledger.')
    .action(verifyDatabase);
  program
    .command('backup <file>')
    .description('Makes a consistent copy of the database, whether or not a server runs on it.')
    .action(backUp);
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
      .action((file: string, options: ImportOptions) => importFrom(file, format, options));
  }
  try {
    await program.parseAsync(argv);
  } catch (error) {
    // What is wrong with the environment, a port or a file is told in a line; anything else is a fault of the program.
    const isOutside =
      error instanceof ConfigError ||
      error instanceof CannotOpen ||
      error instanceof CannotCopy ||
      (error instanceof Error && 'code' in error);
    if (!isOutside) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** What a drain may take beyond the farewells: goodbyes, and running requests. */
const DRAIN_MS = 6_000;

async function serve(): Promise<void> {
  const config = configFrom(process.env);
  const log = logOf(config);
  const app = await openApp(config, log);
  if (app.tokenMade !== null) console.log(`An editor's token was made; it is shown only now: ${app.tokenMade}`);
  console.log(`Sidelined is ready at ${app.url} (GraphiQL at ${app.url}/graphql)`);
  liveUntilStopped(app, log, config.farewell + DRAIN_MS);
}

function logOf({ logLevel }: Config): Logger {
  return pino({ level: logLevel }, process.stderr);
}

async function verifyDatabase(): Promise<void> {
  const { players, differences } = await verify(careOf(configFrom(process.env)), (line) => console.log(line));
  console.log(`${players} players verified, ${differences} differences`);
  if (differences > 0) process.exitCode = 1;
}

async function backUp(path: string): Promise<void> {
  await careOf(configFrom(process.env)).backUp(path);
  console.log(`A copy is in ${path}, and can be read.`);
}

interface ImportOptions {
  readonly competition: string;
  readonly season: string;
  readonly kind: CompetitionKind;
  readonly timeZone: string;
  readonly asOf?: Instant;
}

async function importFrom(path: string, format: 'OPENFOOTBALL_JSON' | 'CSV', options: ImportOptions): Promise<void> {
  const bar = new SingleBar({ format: '{bar} {value}/{total} {step}', clearOnComplete: true, noTTYOutput: false });
  const step = (value: number, words: string): void => {
    if (process.stdout.isTTY) bar.update(value, { step: words });
  };
  if (process.stdout.isTTY) bar.start(3, 0, { step: 'opening the database' });
  try {
    const data = await readFile(path, 'utf8');
    const config = configFrom(process.env);
    await using workshop = await openWorkshop({ ...config, seed: 'none' }, logOf(config));
    step(1, 'laying the file over the season');
    const { asOf = null, ...file } = options;
    const decision = await importFile(workshop.act, { ...file, format, data, asOf }, randomUUID);
    step(3, 'done');
    bar.stop();
    if (decision.ok) {
      const { added, moved, finished, unchanged, teamsAdded } = decision.value;
      console.log(
        `${added} added, ${moved} moved, ${finished} finished, ${unchanged} unchanged; ${teamsAdded} new teams`,
      );
    } else {
      for (const line of linesOf(decision.refusal)) console.error(line);
      process.exitCode = 1;
    }
  } catch (error) {
    bar.stop();
    // What the system says of a file or a database is enough; anything else is a fault of the program.
    if (!(error instanceof Error && 'code' in error)) throw error;
    console.error(`The import of ${path} failed: ${error.message}`);
    process.exitCode = 1;
  }
}

function linesOf(refusal: Refusal): string[] {
  if (refusal.kind !== 'INVALID') return [refusal.message];
  return refusal.issues.map(({ path, message }) => `${path.slice(1).join('.')}: ${message}`);
}

function readInstant(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null) throw new InvalidArgumentError('It is no moment such as 2026-02-19T12:00:00Z.');
  return instant;
}
