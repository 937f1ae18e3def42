import { build, type Plugin } from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SOURCE = join(ROOT, 'src');
const LOCATION = 'import.meta.url';
/** The folder of the bundle, for this run of the tests. */
const FOLDER = join(tmpdir(), 'program');

/** The compile cache of Node for the processes that tests start. */
export const COMPILED = join(FOLDER, 'compiled');

/** Modules with native code, in CommonJS or of Node, which are not part of the bundle. */
const EXTERNAL = /^(node:.*|better-sqlite3|pg)$/;

/**
 * Bundles the program, which then starts in half of the time, and returns the path of its entry. Modules that the
 * program loads at first use stay in separate files.
 */
export async function bundleProgram(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'src/main.js')],
    outdir: FOLDER,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    external: ['pg-native', '@graphql-yoga/render-graphiql'],
    plugins: [loadedWhenUsed, locatedInTheSource],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'error',
  });
  await mkdir(FOLDER, { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(FOLDER, 'node_modules'), 'junction');
  await Promise.all(outputFiles.map(({ path, contents }) => writeFile(join(FOLDER, basename(path)), contents)));
  return join(FOLDER, 'main.mjs');
}

/** Loads external modules at first use. A bundle that imports them would load all of them when it starts. */
const loadedWhenUsed: Plugin = {
  name: 'loaded when used',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: EXTERNAL }, ({ path, kind }) =>
      kind === 'require-call' ? { path, external: true } : { path, namespace: 'external' },
    );
    onLoad({ filter: /.*/, namespace: 'external' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)})`,
    }));
  },
};

/** Keeps the locations of source files in the bundle, so that they find other files relative to themselves. */
const locatedInTheSource: Plugin = {
  name: 'located in the source',
  setup({ onLoad }) {
    const located = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
      (name) => /\.[jt]s$/.test(name) && readFileSync(join(SOURCE, name), 'utf8').includes(LOCATION),
    );
    // Only these files, because each one that a plugin loads costs as much as several that esbuild loads.
    const names = located.map((name) => basename(name).replace('.', '\\.'));
    onLoad({ filter: new RegExp(`[\\\\/]src[\\\\/].*(${names.join('|')})$`) }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(LOCATION, JSON.stringify(pathToFileURL(path).href)),
      loader: extname(path) === '.ts' ? 'ts' : 'js',
    }));
  },
};
