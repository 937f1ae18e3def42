import { Agent, request } from 'node:http';
import { Latencies } from './latencies.ts';

const QUERIES = [
  '{ player(by: { slug: "pedri" }) { name missedGames { headline games { verdict fixture { date } } } } }',
  '{ team(by: { slug: "real-madrid" }) { name availability { verdict chanceOfMissing player { name } } } }',
  '{ fixtures(first: 10) { nodes { date home { name } away { name } } } }',
  '{ player(by: { slug: "jude-bellingham" }) { missedGames { revision games { explanation } } injuries { nodes { bodyPart } } } }',
];

/**
 * Calls `start` a number of times per second, whether or not earlier calls have ended. Returns a function that stops
 * it.
 */
export function everySecond(times: number, start: (n: number) => void): () => void {
  const began = performance.now();
  let started = 0;
  const timer = setInterval(() => {
    const due = ((performance.now() - began) * times) / 1_000;
    // After a pause of this process, missed calls are skipped.
    if (due - started > times) started = Math.floor(due);
    while (started < due) start(started++);
  }, 5);
  return () => clearInterval(timer);
}

/** Sends queries to the nodes in turn. */
export class QueryLoad {
  readonly latencies = new Latencies();
  failed = 0;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 50 });
  readonly #urls: () => readonly string[];
  readonly #onFailure: (what: string) => void;
  readonly #isInterrupted: () => boolean;

  constructor(urls: () => readonly string[], isInterrupted: () => boolean, onFailure: (what: string) => void) {
    this.#urls = urls;
    this.#isInterrupted = isInterrupted;
    this.#onFailure = onFailure;
  }

  send(n: number): void {
    const urls = this.#urls();
    const body = JSON.stringify({ query: QUERIES[n % QUERIES.length] });
    const began = performance.now();
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(`${urls[n % urls.length]}/graphql`, { agent: this.#agent, method: 'POST', headers });
    sent.on('error', (error) => this.#fail(String(error)));
    sent.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('error', (error) => this.#fail(String(error)));
      response.on('end', () => {
        if (text.startsWith('{"data":')) this.#onAnswer(began);
        else this.#fail(`a query was answered ${text.slice(0, 200)}`);
      });
    });
    sent.end(body);
  }

  #onAnswer(began: number): void {
    if (!this.#isInterrupted()) this.latencies.add(performance.now() - began);
  }

  #fail(what: string): void {
    this.failed += 1;
    this.#onFailure(what);
  }

  end(): void {
    this.#agent.destroy();
  }
}
