import type { Command } from 'commander';
import { configFrom, type Environment } from '../config.ts';
import { openMaintenance } from '../storage/open-database.ts';

export function configure(command: Command, env: Environment): void {
  command.argument('<file>').action((file: string) => backup(env, file));
}

async function backup(env: Environment, path: string): Promise<void> {
  await (await openMaintenance(configFrom(env))).backup(path);
  console.log(`Backup written to ${path} and checked.`);
}
