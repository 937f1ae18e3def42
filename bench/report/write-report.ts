import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Figure } from '../measurement/figures.ts';
import { chart } from './chart.ts';
import { missedTargets, report, summary } from './table.ts';

const at = (name: string): URL => new URL(`../${name}`, import.meta.url);
const FIGURES = at('figures.json');
const PAGE = fileURLToPath(at('../docs/performance.md'));
const FORMATTER = fileURLToPath(at('../node_modules/oxfmt/bin/oxfmt'));

/** The stored figures, with the machine on which they were measured. */
export interface StoredFigures {
  readonly machine: string;
  readonly figures: readonly Figure[];
}

function thisMachine(): string {
  const { length, 0: first } = cpus();
  return `${length} cores, ${first?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`;
}

/** Returns the figures as JSON, one per line. */
function jsonOf({ machine, figures }: StoredFigures): string {
  const lines = figures.map((figure) => JSON.stringify(figure));
  return `{"machine": ${JSON.stringify(machine)}, "figures": [\n${lines.join(',\n')}\n]}\n`;
}

/** Prints the table of one run and the targets that it missed; returns how many. Stores nothing. */
export function checkTargets(figures: readonly Figure[]): number {
  const machine = thisMachine();
  console.log(`\n${report({ machine, figures })}`);
  const missed = missedTargets(figures);
  console.log(missed.length === 0 ? `All targets hold on ${machine}.` : `Missed on ${machine}:`);
  for (const one of missed) console.log(`- ${one}`);
  return missed.length;
}

/** Replaces the stored figures of the parts that ran, and rewrites the tables and the chart. */
export async function writeReport(fresh: readonly Figure[]): Promise<void> {
  const parts = new Set(fresh.map(({ part }) => part));
  const old: readonly Figure[] = existsSync(FIGURES) ? JSON.parse(readFileSync(FIGURES, 'utf8')).figures : [];
  const stored: StoredFigures = {
    machine: thisMachine(),
    figures: [...old.filter(({ part }) => !parts.has(part)), ...fresh],
  };
  writeFileSync(FIGURES, jsonOf(stored));
  const table = report(stored);
  writeFileSync(at('figures.md'), table);
  writeFileSync(at('figures.svg'), chart(stored.figures));
  writePage(summary(stored));
  console.log(`\n${table}`);
}

/** Replaces the table of docs/performance.md: the only one of its page that begins with the column "work". */
function writePage(table: string): void {
  const page = readFileSync(PAGE, 'utf8');
  writeFileSync(
    PAGE,
    page.replace(/^\| work .*\n(?:\|.*\n)+/m, () => `${table}\n`),
  );
  spawnSync(process.execPath, [FORMATTER, PAGE], { stdio: 'inherit' });
}
