import { setTimeout as after } from 'node:timers/promises';
import { ATTACKS, type Attack } from './attacks.ts';
import type { Latencies } from './bystander.ts';
import { HostileClient } from './client.ts';
import { type Bystander, DESCRIPTORS, startBystander, startTarget, type Target, TOKEN, type Usage } from './target.ts';

/** How much of each attack is run, and for how long at most. */
export interface Extent {
  readonly scale: number;
  readonly seconds: number;
}

/** The attacked server: variables of its environment, its entry if that is not the source, and its other client. */
export interface Attacked {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly main?: string;
  readonly bystanderAt?: (url: string) => Bystander;
}

export interface Outcome {
  readonly name: string;
  /** Highest resident memory of the process during the attack, above that when idle. */
  readonly rssMb: number;
  readonly descriptors: number;
  readonly latencies: Latencies;
  /** Which ceilings were exceeded. */
  readonly failures: readonly string[];
}

export interface Report {
  readonly calm: Latencies;
  readonly idle: Usage | null;
  readonly outcomes: readonly Outcome[];
  readonly exitCode: number | null;
}

const MAX_RSS_MB = 400;
/**
 * Limit of another client's p99, on a machine whose p99 when idle is at most `CALM_MS`; on a slower one in proportion.
 */
const MAX_DELAY_MS = 200;
const CALM_MS = 10;
const CALM_RUN_MS = 3_000;
const SAMPLE_MS = 20;

/** Runs attacks one after the other against one server, and measures it from outside. */
export async function runAttacks(
  extent: Extent,
  { only = '', onOutcome = (_: Outcome) => {} } = {},
  { env, main, bystanderAt = startBystander }: Attacked = {},
): Promise<Report> {
  const target = await startTarget(env, main);
  try {
    using bystander = bystanderAt(target.url);
    await after(500);
    await bystander.latencies();
    await after(CALM_RUN_MS * Math.min(1, extent.scale * 4));
    const calm = await bystander.latencies();
    const idle = target.usage();
    const maxDelayMs = MAX_DELAY_MS * Math.max(1, calm.p99 / CALM_MS);
    const outcomes: Outcome[] = [];
    for (const [n, attack] of ATTACKS.entries()) {
      if (!attack.name.includes(only)) continue;
      const outcome = await runAttack(attack, { target, bystander, idle, maxDelayMs, extent, n });
      outcomes.push(outcome);
      onOutcome(outcome);
      if (!target.isAlive()) break;
    }
    return { calm, idle, outcomes, exitCode: await target.stop() };
  } finally {
    if (target.isAlive()) await target.stop();
  }
}

interface Setting {
  readonly target: Target;
  readonly bystander: Bystander;
  readonly idle: Usage | null;
  readonly maxDelayMs: number;
  readonly extent: Extent;
  readonly n: number;
}

async function runAttack(
  attack: Attack,
  { target, bystander, idle, maxDelayMs, extent, n }: Setting,
): Promise<Outcome> {
  const peak = { rssMb: 0, descriptors: 0 };
  const sampling = setInterval(() => {
    const usage = target.usage();
    peak.rssMb = Math.max(peak.rssMb, (usage?.rssMb ?? 0) - (idle?.rssMb ?? 0));
    peak.descriptors = Math.max(peak.descriptors, usage?.descriptors ?? 0);
  }, SAMPLE_MS);
  await bystander.latencies();
  {
    // Each attack has its own address, so that no limit is used up by an earlier attack.
    const address = process.platform === 'linux' ? `127.0.1.${n + 1}` : undefined;
    using client = new HostileClient(target.url, address, extent.seconds);
    await attack.run(client, extent.scale, TOKEN);
    // Its connections stay open for a moment.
    await after(300);
  }
  const latencies = await bystander.latencies();
  const isReleased = await descriptorsReturn(target, idle);
  clearInterval(sampling);
  const failures = [
    ...(target.isAlive() ? [] : ['the process ended']),
    ...(peak.rssMb > MAX_RSS_MB ? [`more than ${MAX_RSS_MB} MB above idle`] : []),
    ...(latencies.p99 > maxDelayMs ? [`a delay of more than ${Math.round(maxDelayMs)} ms at p99`] : []),
    ...(peak.descriptors > DESCRIPTORS ? ['too many descriptors'] : []),
    ...(isReleased ? [] : ['descriptors are not given back']),
    ...(latencies.count === 0 ? ['no response to another client'] : []),
  ];
  return { name: attack.name, ...peak, latencies, failures };
}

/** Whether only few more descriptors are open than before, soon after the attack. */
async function descriptorsReturn(target: Target, idle: Usage | null): Promise<boolean> {
  if (idle === null) return true;
  for (let waited = 0; waited < 5_000; waited += 100) {
    const { descriptors } = target.usage() ?? { descriptors: 0 };
    if (descriptors <= idle.descriptors + 20) return true;
    await after(100);
  }
  return false;
}
