import { diagnoseDatabase } from '../storage/open-database.ts';
import { PERSISTED_CLOCKS } from '../write-path/persistent-clock.ts';
import { DEMO_CLOCK, MOVED_CLOCK } from '../write-path/persistent-clock.ts';
import { systemClock } from '../clock.ts';
import type { Command } from 'commander';
import { type Config, ConfigError, configFrom, type Environment, VARIABLES } from '../config.ts';
import { formatInstant, instant, type Instant, isTimeZone } from '../domain/day.ts';
import { failure, type CheckResult, ok, warning } from '../storage/finding.ts';
import { type PortStatus, checkPort } from './port-check.ts';
import type { DatabaseState } from '../storage/diagnostics.ts';

/** A system clock that shows an earlier time is wrong. */
const EARLIEST_PLAUSIBLE_TIME = instant('2026-01-01T00:00:00Z');
const HOUR_MS = 3_600_000;

export function configure(command: Command, env: Environment): void {
  command.action(async () => {
    for await (const { state, about, message } of doctor(env)) {
      console.log(`${state.padEnd(8)} ${about.padEnd(13)} ${message}`);
      if (state === 'error') process.exitCode = 1;
    }
  });
}

/** Checks an installation, running or not, without changing it. Each result says how to fix what is wrong. */
export async function* doctor(env: Environment): AsyncGenerator<CheckResult> {
  yield ok('node', process.versions.node);
  let config: Config;
  try {
    config = configFrom(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const line of error.message.split('\n')) yield failure('configuration', line);
    yield warning('the rest', 'not checked until the configuration is valid');
    return;
  }
  yield* configuration(config, env);
  if (config.sync !== null) yield* feeds(config.sync, config.feedKeys);
  const { findings, state } = await diagnoseDatabase(config, PERSISTED_CLOCKS);
  yield* findings;
  const status = await checkPort(config.port, config.host);
  yield port('port', config.host, config.port, status);
  if (config.metricsPort !== null) {
    yield metricsPort(config, status, await checkPort(config.metricsPort, config.metricsHost));
  }
  yield* clock(config, state, status.is === 'sidelined');
  yield zones(state?.timeZones ?? []);
}

function* configuration(config: Config, env: Environment): Generator<CheckResult> {
  const token =
    config.editorToken === null ? "the installation's own editor's token" : "an editor's token from the environment";
  yield ok('configuration', `seed ${config.seed}, log ${config.logLevel}, ${token}`);
  const unknown = Object.keys(env).filter((name) => name.startsWith('SIDELINED_') && !VARIABLES.has(name));
  for (const name of unknown)
    yield warning('configuration', `${name} is not a variable of this version; is it misspelt?`);
}

/** Checks the file of the feeds that the server polls, and the keys that these need. */
async function* feeds(path: string, keys: Environment): AsyncGenerator<CheckResult> {
  const { readSyncConfig } = await import('../sync/config.ts');
  const { missingKey } = await import('../feeds/reading/feed-requests.ts');
  try {
    const { sources } = await readSyncConfig(path);
    const missing = sources.flatMap((source) => missingKey(source, keys) ?? []);
    for (const variable of new Set(missing)) yield failure('feeds', `${variable} is not set, and a source needs it`);
    if (missing.length === 0) yield ok('feeds', `${sources.map(({ name }) => name).join(', ')} from ${path}`);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const line of error.message.split('\n')) yield failure('feeds', line);
  }
}

function port(about: string, host: string, number: number, status: PortStatus): CheckResult {
  if (number === 0) return ok(about, 'any free port');
  const place = `${number} on ${host}`;
  switch (status.is) {
    case 'free':
      return ok(about, `${place} is free`);
    case 'other':
      return failure(about, `${place} is used by another program: stop that program, or set PORT`);
    case 'unavailable':
      return failure(about, `${place} cannot be opened (${status.code}): set PORT or HOST`);
    case 'sidelined':
      return status.isReady
        ? ok(about, `${place}: Sidelined is running there, and ready`)
        : warning(about, `${place}: Sidelined is running there, but not ready (${status.status}): see its log`);
  }
}

function metricsPort({ metricsPort: number, metricsHost }: Config, main: PortStatus, status: PortStatus): CheckResult {
  const isRunning = main.is === 'sidelined' && status.is === 'other';
  if (isRunning) return ok('metrics', `${number} on ${metricsHost} is in use, as it should be while the server runs`);
  return port('metrics', metricsHost, number ?? 0, status);
}

function* clock(config: Config, state: DatabaseState | null, isRunning: boolean): Generator<CheckResult> {
  const system = systemClock().now();
  if (system < EARLIEST_PLAUSIBLE_TIME) {
    yield failure('clock', `the system's shows ${formatInstant(system)}, which is in the past: correct it`);
    return;
  }
  const ahead = state?.settings.get(config.clock === null ? DEMO_CLOCK : MOVED_CLOCK) ?? null;
  const moved = ahead === null ? config.clock : ((system + Number(ahead)) as Instant);
  const now = moved ?? system;
  const what = moved === null ? "the system's" : 'a movable clock';
  yield ok('clock', `${what}, at ${formatInstant(now)}`);
  const processed = state?.processedUntil ?? null;
  if (processed === null) return;
  const until = `processed until ${formatInstant(processed)}`;
  if (processed > now + HOUR_MS) {
    yield warning('time', `${until}, which is ahead of the clock: correct the clock, or wait`);
  } else if (isRunning && processed < now - 26 * HOUR_MS) {
    yield warning('time', `${until}: a time boundary has failed since; see the server's log`);
  } else yield ok('time', isRunning ? until : `${until}; the next start processes the time since then`);
}

function zones(teamZones: readonly string[]): CheckResult {
  const checked = teamZones.length === 0 ? ['Europe/Madrid'] : teamZones;
  const unknown = checked.filter((zone) => !isTimeZone(zone));
  const version = process.versions.tz ?? 'unknown version';
  if (unknown.length > 0) return failure('time zones', `${unknown.join(', ')} not known to this ICU (${version})`);
  return ok('time zones', `${checked.length} checked and known (${version})`);
}
