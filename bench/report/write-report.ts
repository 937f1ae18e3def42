import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Figure } from '../measurement/figures.ts';
import { chart } from './chart.ts';
import { missedTargets, report } from './table.ts';

const at = (name: string): URL => new URL(`../${name}`, import.meta.url);
const FIGURES = at('figures.json');

/** The stored figures, with the machine on which they were measured. */
export interface StoredFigures {
  readonly machine: string;
  readonly figures: readonly Figure[];
}

function thisMachine(): string {
  const { length, 0: first } = cpus();
  return `${length} cores, ${first?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`;
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

/** Replaces the stored figures of the parts that ran, and rewrites the table and the chart. */
export async function writeReport(fresh: readonly Figure[]): Promise<void> {
  const parts = new Set(fresh.map(({ part }) => part));
  const old: readonly Figure[] = existsSync(FIGURES) ? JSON.parse(readFileSync(FIGURES, 'utf8')).figures : [];
  const stored: StoredFigures = {
    machine: thisMachine(),
    figures: [...old.filter(({ part }) => !parts.has(part)), ...fresh],
  };
  writeFileSync(FIGURES, `${JSON.stringify(stored, null, 2)}\n`);
  const table = report(stored);
  writeFileSync(at('figures.md'), table);
  writeFileSync(at('figures.svg'), chart(stored.figures));
  console.log(`\n${table}`);
}
