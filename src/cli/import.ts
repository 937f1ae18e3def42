import { type Command, InvalidArgumentError, Option } from 'commander';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AuditContext } from '../auth/audit.ts';
import { openBackend } from '../backend.ts';
import { configFrom, type Environment } from '../config.ts';
import { COMPETITION_KINDS, type CompetitionKind } from '../domain/competition.ts';
import { type Instant, parseInstant } from '../domain/day.ts';
import { type FixtureFormat, importFile } from '../feeds/import.ts';
import { printRefusal } from './print-refusal.ts';

const IMPORT: AuditContext = { actor: { kind: 'COMMAND_LINE' }, action: 'importFixtures' };

const FORMATS = [
  ['openfootball', 'OPENFOOTBALL_JSON'],
  ['csv', 'CSV'],
] as const;

interface ImportOptions {
  readonly competition: string;
  readonly season: string;
  readonly kind: CompetitionKind;
  readonly timeZone: string;
  readonly asOf?: Instant;
}

export function configure(command: Command, env: Environment): void {
  for (const [name, format] of FORMATS) {
    command
      .command(`${name} <file>`)
      .requiredOption('--competition <name>', 'its name or slug: "La Liga"')
      .requiredOption('--season <season>', '2025-26')
      .addOption(new Option('--kind <kind>', 'kind of competition').choices(COMPETITION_KINDS).makeOptionMandatory())
      .requiredOption('--time-zone <zone>', 'time zone of the file: Europe/Madrid')
      .option('--as-of <instant>', 'when the file was made: 2026-02-19T12:00:00Z', readInstant)
      .action((file: string, options: ImportOptions) => importFrom(env, file, format, options));
  }
}

async function importFrom(
  env: Environment,
  path: string,
  format: FixtureFormat,
  { asOf, ...season }: ImportOptions,
): Promise<void> {
  using progress = await openProgress(['opening the database', 'importing the fixtures']);
  const data = await readFile(path, 'utf8');
  await using backend = await openBackend({ ...configFrom(env), seed: 'none' });
  progress.next();
  const file = { ...season, format, data, asOf: asOf ?? null };
  const decision = await importFile(backend.commands.as(IMPORT), file, randomUUID);
  progress.next();
  if (!decision.ok) return printRefusal(decision.refusal);
  const { added, moved, finished, unchanged, teamsAdded } = decision.value;
  console.log(`${added} added, ${moved} moved, ${finished} finished, ${unchanged} unchanged; ${teamsAdded} new teams`);
}

/** A progress bar over these steps, in a terminal; elsewhere nothing is drawn. */
async function openProgress(steps: readonly string[]): Promise<Disposable & { next(): void }> {
  if (!process.stdout.isTTY) return { next() {}, [Symbol.dispose]() {} };
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({ format: '{bar} {value}/{total} {step}', clearOnComplete: true });
  let done = 0;
  bar.start(steps.length, done, { step: steps[done] });
  return {
    next() {
      done += 1;
      bar.update(done, { step: steps[done] ?? 'done' });
      if (done === steps.length) bar.stop();
    },
    [Symbol.dispose]: () => bar.stop(),
  };
}

function readInstant(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null) throw new InvalidArgumentError('Expected an instant such as 2026-02-19T12:00:00Z.');
  return instant;
}
