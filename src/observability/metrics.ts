import { collectDefaultMetrics, Counter, Gauge, Histogram as PromHistogram, Registry } from 'prom-client';
import type { Counters } from './counters.ts';
import type { Histogram } from './histogram.ts';

/** What is not counted but can be looked up, at the moment of a scrape. */
export interface Gauges {
  readonly standing: () => { readonly answers: number; readonly keys: number; readonly subscribers: number };
  readonly kept: () => { readonly answers: number; readonly bytes: number };
  /** Whether others may write unheard. */
  readonly isDeaf: () => boolean;
}

/** What a scrape finds: the text, and its content type. */
export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
}

type Labelled = readonly (readonly [labels: Readonly<Record<string, string>>, value: number])[];

/** Shows what is counted in Prometheus' format. The numbers are read when it is asked for, and nowhere else. */
export function createMetrics(counts: Counters, { standing, kept, isDeaf }: Gauges): Metrics {
  const registry = new Registry();
  const registers = [registry];

  const counter = (name: string, help: string, read: () => number): void => {
    new Counter({
      name: `sidelined_${name}`,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  };
  const counters = (name: string, help: string, labelNames: readonly string[], read: () => Labelled): void => {
    new Counter({
      name: `sidelined_${name}`,
      help,
      labelNames,
      registers,
      collect() {
        this.reset();
        for (const [labels, value] of read()) this.inc(labels, value);
      },
    });
  };
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name: `sidelined_${name}`,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  };
  const histogram = (name: string, help: string, spread: Histogram): void => {
    registry.registerMetric(new SpreadHistogram(`sidelined_${name}`, help, spread));
  };

  counters('operations_total', 'Operations by name and outcome.', ['type', 'operation', 'outcome'], () =>
    counts
      .tallies()
      .flatMap((counters) =>
        (['answered', 'refused', 'failed'] as const).map(
          (outcome) => [{ type: counters.type, operation: counters.name, outcome }, counters[outcome]] as const,
        ),
      ),
  );
  counters('executions_total', 'Operations that were truly executed; live: of standing answers.', ['of'], () =>
    Object.entries(counts.executions).map(([of, value]) => [{ of }, value]),
  );
  counter('kept_hits_total', 'Queries answered from kept bytes, 304s among them.', () => counts.kept);
  counter('not_modified_total', 'Queries answered with 304 from kept bytes.', () => counts.notModified);
  gauge('kept_answers', 'Answers of queries that are kept.', () => kept().answers);
  gauge('kept_answers_bytes', 'Memory that kept answers take.', () => kept().bytes);
  counters('kept_answers_dropped_total', 'Kept answers that went: rung, or evicted for want of room.', ['why'], () => [
    [{ why: 'rung' }, counts.rungOut],
    [{ why: 'evicted' }, counts.crowdedOut],
  ]);
  gauge('standing_answers', 'Groups of subscribers who share one answer.', () => standing().answers);
  gauge('standing_keys', 'Keys that some answer waits for.', () => standing().keys);
  gauge('subscribers', 'Subscriptions that are followed, over every road.', () => standing().subscribers);
  gauge('sockets', 'Open WebSockets.', () => counts.sockets);
  gauge('event_streams', 'Open event streams.', () => counts.streams);
  counter('pushes_total', 'Results sent to subscribers.', () => counts.pushes);
  counter('skipped_pushes_total', 'Results not sent because the reader had no room.', () => counts.skips);
  histogram('ring_to_last_send_seconds', 'From a ring until the last of a group was sent.', counts.ringToLastSend);
  counters('ledger_revisions_total', 'Revisions of ledgers that were written.', ['cause'], () =>
    [...counts.revisions].map(([cause, value]) => [{ cause }, value]),
  );
  counters('writes_total', 'Transactions of the write path.', ['outcome'], () =>
    Object.entries(counts.writes).map(([outcome, value]) => [{ outcome }, value]),
  );
  histogram('write_seconds', 'How long such a transaction takes, waiting for its turn included.', counts.writing);
  counters('turned_away_total', 'Requests that a guard turned away, by the code that it told.', ['code'], () =>
    [...counts.turnedAway].map(([code, value]) => [{ code }, value]),
  );
  gauge('deaf', '1 while what other nodes write is not heard of.', () => (isDeaf() ? 1 : 0));
  counter('surprises_total', 'Errors that were masked, and logged with an id.', () => counts.surprises);

  const process = ofThisProcess();
  return {
    contentType: registry.contentType,
    text: async () => `${await registry.metrics()}\n${await process.metrics()}`,
  };
}

let ofProcess: Registry | null = null;

/** Memory, garbage collection, the event loop: of the process, whatever runs in it, so that there is one of it. */
function ofThisProcess(): Registry {
  if (ofProcess === null) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}

/** A histogram that is filled elsewhere: only what is written of it is its own. */
class SpreadHistogram extends PromHistogram {
  readonly #told: { readonly name: string; readonly help: string };
  readonly #spread: Histogram;

  constructor(name: string, help: string, spread: Histogram) {
    super({ name, help, registers: [] });
    this.#told = { name, help };
    this.#spread = spread;
  }

  /** What the registry writes as text. */
  async getForPromString() {
    const { bounds, boxes, count, sum } = this.#spread;
    const { name } = this.#told;
    let atMost = 0;
    const values = bounds.map((le, box) => {
      atMost += boxes[box] ?? 0;
      return { metricName: `${name}_bucket`, labels: { le }, value: atMost };
    });
    const whole = [
      { metricName: `${name}_bucket`, labels: { le: '+Inf' }, value: count },
      { metricName: `${name}_sum`, labels: {}, value: sum },
      { metricName: `${name}_count`, labels: {}, value: count },
    ];
    return { ...this.#told, type: 'histogram', values: [...values, ...whole] };
  }
}
