import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Figure } from '../measurement/figures.ts';
import { chart } from './chart.ts';
import { report } from './table.ts';

const at = (name: string): URL => new URL(`../${name}`, import.meta.url);
const FIGURES = at('figures.json');

/** The stored figures, with the machine on which they were measured. */
export interface StoredFigures {
  readonly machine: string;
  readonly figures: readonly Figure[];
}

/** Replaces the stored figures of the parts that ran, and rewrites the table and the chart. */
export async function writeReport(fresh: readonly Figure[]): Promise<void> {
  const parts = new Set(fresh.map(({ part }) => part));
  const old: readonly Figure[] = existsSync(FIGURES) ? JSON.parse(readFileSync(FIGURES, 'utf8')).figures : [];
  const { length, 0: first } = cpus();
  const machine = `${length} cores, ${first?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`;
  const stored: StoredFigures = { machine, figures: [...old.filter(({ part }) => !parts.has(part)), ...fresh] };
  writeFileSync(FIGURES, `${JSON.stringify(stored, null, 2)}\n`);
  const table = report(stored);
  writeFileSync(at('figures.md'), table);
  writeFileSync(at('figures.svg'), chart(stored.figures));
  console.log(`\n${table}`);
}
