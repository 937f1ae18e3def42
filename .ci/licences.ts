import { readFileSync, writeFileSync } from 'node:fs';

/** Writes docs/licences.md: what the lock file installs to run the program, by licence. */

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

const root = new URL('../', import.meta.url);
const page = new URL('docs/licences.md', root);

export function licencesPage(lock: string): string {
  const { packages } = JSON.parse(lock) as { readonly packages: Readonly<Record<string, LockedPackage>> };
  const installed = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(([path, { license = 'unknown' }]) => ({ name: path.replace(/^.*node_modules\//, ''), license }));
  const byLicence = Map.groupBy(installed, ({ license }) => license);
  const rows = [...byLicence]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([licence, uses]) => `- **${licence}**: ${[...new Set(uses.map(({ name }) => name))].toSorted().join(', ')}`);
  return `# Licences

Sidelined is under the [MIT licence](../LICENSE). To run, it needs these packages, and the Node.js runtime (\`node-…\`), which is under its
own licence and those of what it contains. The list is written by \`npm run licences\` from the lock file, and a test compares it.

<!-- prettier-ignore -->
${rows.join('\n')}
`;
}

if (import.meta.main) writeFileSync(page, licencesPage(readFileSync(new URL('package-lock.json', root), 'utf8')));
