import { diagnoseDatabase } from '../storage/open-database.ts';
import { PERSISTED_CLOCKS } from '../write-path/persistent-clock.ts';
import { DEMO_CLOCK, MOVED_CLOCK } from '../write-path/persistent-clock.ts';
import { systemClock } from '../clock.ts';
import type { Command } from 'commander';
import { type Config, ConfigError, configFrom, type Environment, VARIABLES } from '../config.ts';
import { formatInstant, instant, type Instant, isTimeZone } from '../domain/day.ts';
import { fault, type CheckResult, ok, warning } from '../storage/finding.ts';
import { type PortStatus, checkPort } from './port-check.ts';
import type { DatabaseState } from '../storage/diagnostics.ts';

/** No clock that goes right shows less. */
const MADE = instant('2026-01-01T00:00:00Z');
const HOUR_MS = 3_600_000;

export function configure(command: Command, env: Environment): void {
  command.action(async () => {
    for await (const { state, about, says } of doctor(env)) {
      console.log(`${state.padEnd(8)} ${about.padEnd(13)} ${says}`);
      if (state === 'fault') process.exitCode = 1;
    }
  });
}

/** Looks whether all is well with an installation, running or not, and changes nothing. Each finding says what to do. */
export async function* doctor(env: Environment): AsyncGenerator<CheckResult> {
  yield ok('node', process.versions.node);
  let config: Config;
  try {
    config = configFrom(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const line of error.message.split('\n')) yield fault('configuration', line);
    yield warning('the rest', 'is looked at once the configuration is right');
    return;
  }
  yield* configuration(config, env);
  const { findings, state } = await diagnoseDatabase(config, PERSISTED_CLOCKS);
  yield* findings;
  const tenant = await checkPort(config.port, config.host);
  yield port('port', config.host, config.port, tenant);
  if (config.metricsPort !== null) {
    yield metricsPort(config, tenant, await checkPort(config.metricsPort, config.metricsHost));
  }
  yield* clock(config, state, tenant.is === 'ours');
  yield zones(state?.timeZones ?? []);
}

function* configuration(config: Config, env: Environment): Generator<CheckResult> {
  const token = config.editorToken === null ? "the installation's own editor's token" : "an editor's token of its own";
  yield ok('configuration', `seed ${config.seed}, log ${config.logLevel}, ${token}`);
  const unknown = Object.keys(env).filter((name) => name.startsWith('SIDELINED_') && !VARIABLES.has(name));
  for (const name of unknown) yield warning('configuration', `${name} means nothing here: is it misspelt?`);
}

function port(about: string, host: string, number: number, tenant: PortStatus): CheckResult {
  if (number === 0) return ok(about, 'any that is free');
  const place = `${number} on ${host}`;
  switch (tenant.is) {
    case 'nobody':
      return ok(about, `${place} is free`);
    case 'somebody':
      return fault(about, `${place} is used by another program: end that one, or set PORT`);
    case 'out of reach':
      return fault(about, `${place} cannot be had (${tenant.why}): set PORT or HOST`);
    case 'ours':
      return tenant.isReady
        ? ok(about, `${place}: Sidelined is running there, and ready`)
        : warning(about, `${place}: Sidelined is running there, but not ready (${tenant.status}): see its log`);
  }
}

function metricsPort({ metricsPort: number, metricsHost }: Config, main: PortStatus, tenant: PortStatus): CheckResult {
  const isRunning = main.is === 'ours' && tenant.is === 'somebody';
  if (isRunning) return ok('metrics', `${number} on ${metricsHost} is in use, as it should be while the server runs`);
  return port('metrics', metricsHost, number ?? 0, tenant);
}

function* clock(config: Config, state: DatabaseState | null, isRunning: boolean): Generator<CheckResult> {
  const system = systemClock().now();
  if (system < MADE) {
    yield fault('clock', `the system's shows ${formatInstant(system)}, which is long past: set it right`);
    return;
  }
  const ahead = state?.settings.get(config.clock === null ? DEMO_CLOCK : MOVED_CLOCK) ?? null;
  const moved = ahead === null ? config.clock : ((system + Number(ahead)) as Instant);
  const now = moved ?? system;
  const what = moved === null ? "the system's" : 'a movable one';
  yield ok('clock', `${what}, at ${formatInstant(now)}`);
  const worked = state?.processedUntil ?? null;
  if (worked === null) return;
  const until = `worked until ${formatInstant(worked)}`;
  if (worked > now + HOUR_MS) {
    yield warning('time', `${until}, which is ahead of the clock: set the clock right, or wait for it`);
  } else if (isRunning && worked < now - 26 * HOUR_MS) {
    yield warning('time', `${until}: a midnight has failed since; see the server's log`);
  } else yield ok('time', isRunning ? until : `${until}; the next start works what has passed since`);
}

function zones(ofTeams: readonly string[]): CheckResult {
  const looked = ofTeams.length === 0 ? ['Europe/Madrid'] : ofTeams;
  const unknown = looked.filter((zone) => !isTimeZone(zone));
  const version = process.versions.tz ?? 'unknown version';
  if (unknown.length > 0) return fault('time zones', `${unknown.join(', ')} not known to this ICU (${version})`);
  return ok('time zones', `${looked.length} looked up and known (${version})`);
}
