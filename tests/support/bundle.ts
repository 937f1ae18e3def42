import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** As deep below the root as the file that looks for the migrations from where it stands. */
const FOLDER = `${ROOT}node_modules/.cache/sidelined`;
const BUNDLE = `${FOLDER}/main.mjs`;

/** The compile cache of Node for the processes that tests start. */
export const COMPILED = `${FOLDER}/compiled`;

/**
 * Makes the program as one file, which starts in a quarter of the time, and returns its path. The file is whole from the first
 * moment on: another run may make the same, and start it meanwhile.
 */
export async function bundleProgram(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${ROOT}src/main.js`],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    external: ['better-sqlite3', 'pg', 'pg-native', '@graphql-yoga/render-graphiql'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'error',
  });
  await mkdir(FOLDER, { recursive: true });
  // The demonstration's fixtures and what browsers load lie beside the files that read them.
  await link(`${ROOT}src/demo/fixtures`, `${FOLDER}/fixtures`);
  await link(`${ROOT}src/server/pages/browser`, `${FOLDER}/browser`);
  const mine = `${BUNDLE}.${process.pid}`;
  await writeFile(mine, outputFiles[0]?.contents ?? '');
  await rename(mine, BUNDLE);
  return BUNDLE;
}

async function link(folder: string, at: string): Promise<void> {
  await symlink(folder, at).catch((error: unknown) => {
    if (!existsSync(at)) throw error;
  });
}
