import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AuditContext } from '../auth/audit.ts';
import type { CompetitionKind } from '../domain/competition.ts';
import type { Decision } from '../domain/decision.ts';
import { importFile } from '../feeds/import.ts';
import type { Store } from '../storage/store.ts';
import { change, type WriteDeps } from '../write-path/change.ts';
import { batch, type CommandRunner } from '../write-path/command.ts';
import { ALL_STEPS, DEMO_STEPS } from './seed-state.ts';
import {
  absenceCommands,
  injuryCommands,
  playerCommands,
  suspensionCommands,
  teamCommands,
  tieCommands,
} from './commands.ts';

const SEASON = '2025-26';

interface DemoCompetition {
  readonly name: string;
  readonly kind: CompetitionKind;
  /** The time zone of all times in the file. */
  readonly timeZone: string;
  readonly file: string;
}

const COMPETITIONS: readonly DemoCompetition[] = [
  { name: 'La Liga', kind: 'LEAGUE', timeZone: 'Europe/Madrid', file: 'la-liga-2025-26.json' },
  // All times of this file are in Central European Time, wherever a match is played.
  { name: 'Champions League', kind: 'CUP', timeZone: 'Europe/Madrid', file: 'champions-league-2025-26.json' },
  { name: 'Internationals', kind: 'INTERNATIONAL', timeZone: 'Europe/London', file: 'england-2025-26.json' },
];

const CONTEXT: AuditContext = { actor: { kind: 'DEMONSTRATION' }, action: 'seedDemonstration' };

/** A part of the demo data. Each step is one change. */
type Step = (store: Store, commands: CommandRunner) => Promise<Decision<unknown>>;

const STEPS: readonly Step[] = [
  (_, commands) => commands.run(batch('TRANSFER', teamCommands())),
  ...COMPETITIONS.map(
    (competition): Step =>
      (_, commands) =>
        importSeason(commands, competition),
  ),
  async (store, commands) =>
    commands.run(batch('TRANSFER', [...playerCommands(), ...tieCommands(await store.readScope({ season: SEASON }))])),
  async (store, commands) =>
    commands.run(batch('INJURY_REPORTED', injuryCommands(await store.readScope({ season: SEASON })))),
  async (store, commands) =>
    commands.run(batch('SUSPENSION', suspensionCommands(await store.readScope({ season: SEASON })))),
  async (store, commands) => commands.run(batch('ABSENCE', absenceCommands(await store.readScope({ season: SEASON })))),
];

async function importSeason(commands: CommandRunner, { file, name, kind, timeZone }: DemoCompetition) {
  const data = await readFile(new URL(`fixtures/${file}`, import.meta.url), 'utf8');
  const season = { format: 'OPENFOOTBALL_JSON', data, competition: name, season: SEASON } as const;
  return importFile(commands, { ...season, kind, timeZone, asOf: null }, randomUUID);
}

/**
 * Fills an empty database with the commands that editors and feeds use. Each step stores its number in its own
 * transaction, so that an interrupted seeding is continued with the next step.
 */
export async function seedDemoData({ store, clock }: WriteDeps): Promise<void> {
  for (const [index, step] of STEPS.entries()) {
    // Read before each step: after a lost connection another node may hold the lock and seed too.
    if (await isCompleted(store, index)) continue;
    const settings = { [DEMO_STEPS]: index + 1 === STEPS.length ? ALL_STEPS : String(index + 1) };
    const deps = { store: storeWithSettings(store, settings), clock };
    const decision = await step(store, { run: (command) => change(deps, CONTEXT, command) });
    // A refused step may have been completed by another node.
    if (!decision.ok && !(await isCompleted(store, index))) {
      throw new Error(`the demo data breaks a rule: ${JSON.stringify(decision.refusal)}`);
    }
  }
}

async function isCompleted(store: Pick<Store, 'setting'>, step: number): Promise<boolean> {
  const completed = await store.setting(DEMO_STEPS);
  return completed === ALL_STEPS || step < Number(completed ?? 0);
}

/** Returns a store that writes these settings with each change. */
function storeWithSettings(store: Store, settings: Readonly<Record<string, string>>): Store {
  return {
    ...store,
    change: (scope, decide) =>
      store.change(scope, (snapshot) => {
        const { result, writes } = decide(snapshot);
        return { result, writes: writes && { ...writes, settings } };
      }),
  };
}
