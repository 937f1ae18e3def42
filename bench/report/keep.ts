import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Figure } from '../measured/figures.ts';
import { chart } from './chart.ts';
import { report } from './table.ts';

const at = (name: string): URL => new URL(`../${name}`, import.meta.url);
const FIGURES = at('figures.json');

/** The figures as they are kept, and the machine that they are of. */
export interface Kept {
  readonly machine: string;
  readonly figures: readonly Figure[];
}

/** Puts the figures of the parts that were run in the place of the old ones; makes the table and the chart anew. */
export async function keepFigures(fresh: readonly Figure[]): Promise<void> {
  const parts = new Set(fresh.map(({ part }) => part));
  const old: readonly Figure[] = existsSync(FIGURES) ? JSON.parse(readFileSync(FIGURES, 'utf8')).figures : [];
  const { length, 0: first } = cpus();
  const machine = `${length} cores, ${first?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`;
  const kept: Kept = { machine, figures: [...old.filter(({ part }) => !parts.has(part)), ...fresh] };
  writeFileSync(FIGURES, `${JSON.stringify(kept, null, 2)}\n`);
  const told = report(kept);
  writeFileSync(at('figures.md'), told);
  writeFileSync(at('figures.svg'), chart(kept.figures));
  console.log(`\n${told}`);
}
