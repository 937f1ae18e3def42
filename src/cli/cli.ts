import { Command } from 'commander';
import type { Environment } from '../config.ts';

/** Adds a command's arguments, options and action to it. */
type Configure = (command: Command, env: Environment) => void;

/** The commands. The file of a command is loaded only if the command line names it, so that `--help` loads none. */
const COMMANDS: readonly (readonly [
  name: string,
  description: string,
  load: () => Promise<{ readonly configure: Configure }>,
])[] = [
  ['serve', 'Serve the API (npm start).', () => import('./serve.ts')],
  ['import', 'Import a feed, or a file of fixtures.', () => import('./import.ts')],
  ['sync', 'Poll feeds on their schedules.', () => import('./sync.ts')],
  ['token', 'Create, list and revoke the tokens of editors and feeds.', () => import('./token.ts')],
  ['webhook', 'Add, list and remove webhooks.', () => import('./webhook.ts')],
  ['doctor', 'Check the installation and say how to fix problems.', () => import('./doctor.ts')],
  ['verify', 'Derive every list from the stored facts and compare it with the ledger.', () => import('./verify.ts')],
  ['backup', 'Copy the database into a file, also while a server runs on it.', () => import('./backup.ts')],
  ['copy', 'Copy one database into another of any kind and compare them.', () => import('./copy.ts')],
];

/** Runs the command line: `args` without the program's name. */
export async function run(args: readonly string[], env: Environment): Promise<void> {
  const program = new Command('sidelined').description('Which games will they miss?').showHelpAfterError();
  for (const [name, description, load] of COMMANDS) {
    const command = program.command(name).description(description);
    if (args.includes(name)) (await load()).configure(command, env);
  }
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    const { operatorMessage } = await import('./operator-message.ts');
    const message = operatorMessage(error);
    if (message === null) throw error;
    console.error(message);
    process.exitCode = 1;
  }
}
