import { type Command, InvalidArgumentError } from 'commander';
import { databaseIn, isDatabase } from '../config.ts';
import { copy } from '../storage/copy.ts';
import { openMaintenance } from '../storage/open-database.ts';
import { printVerification } from './verify.ts';

export function configure(command: Command): void {
  command
    .requiredOption('--from <url>', 'file:data/sidelined.db', readDatabase)
    .requiredOption('--to <url>', 'postgres://localhost/sidelined', readDatabase)
    .action(({ from, to }: { from: string; to: string }) => copyDatabase(from, to));
}

async function copyDatabase(from: string, to: string): Promise<void> {
  const target = await openMaintenance({ database: to });
  const { rows, alreadyCopied } = await copy(await openMaintenance({ database: from }), target);
  const counts = [...rows].map(([table, count]) => `${count} ${table}`).join(', ');
  console.log(`${alreadyCopied ? 'Already copied' : 'Copied'}, and both databases are the same: ${counts}.`);
  await printVerification(target);
}

function readDatabase(text: string): string {
  if (!isDatabase(text)) throw new InvalidArgumentError('Expected file:PATH or postgres://….');
  return databaseIn(text);
}
