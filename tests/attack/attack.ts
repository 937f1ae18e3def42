import { parseArgs } from 'node:util';
import { type Outcome, runAttacks } from './run.ts';

/**
 * Starts a server and attacks it with everything that once made one slow, large or unresponsive, and prints the cost:
 * `npm run attack -- --scale 0.2 --only upgrades`. Exits with 1 if a ceiling is exceeded.
 */
const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '6' },
    only: { type: 'string', default: '' },
  },
});

const columns = (cells: readonly string[]): string =>
  cells.map((cell, n) => (n === 0 ? cell.padEnd(52) : n < 6 ? cell.padStart(9) : `  ${cell}`)).join('');
const round = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

function row({ name, rssMb, latencies, descriptors, failures }: Outcome): string {
  const { p50, p99, max } = latencies;
  return columns([
    name,
    round(rssMb),
    round(p50),
    round(p99),
    round(max),
    String(descriptors),
    failures.join(', ') || 'ok',
  ]);
}

console.log(columns(['attack', 'MB', 'p50 ms', 'p99 ms', 'max ms', 'files', 'verdict']));
const { calm, idle, outcomes, exitCode } = await runAttacks(
  { scale: Number(values.scale), seconds: Number(values.seconds) },
  { only: values.only, onOutcome: (outcome) => console.log(row(outcome)) },
);
console.log(
  `\ncalm: p50 ${round(calm.p50)} ms, p99 ${round(calm.p99)} ms; idle: ${round(idle?.rssMb ?? 0)} MB, ${idle?.descriptors ?? 0} files; exit code ${exitCode}`,
);
const isBad = exitCode !== 0 || outcomes.some(({ failures }) => failures.length > 0);
process.exit(isBad ? 1 : 0);
