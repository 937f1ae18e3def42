import { readFile } from 'node:fs/promises';
import { corsHeaders } from '../../cors.ts';
import { compact } from '../rendering/compact.ts';
import { PackedBody } from '../rendering/packed-body.ts';
import type { Resource } from '../rendering/page.ts';
import { stripTypes } from '../rendering/strip-types.ts';

/** The package of the widget. Its modules are served as one file, each after those that it imports. */
const FOLDER = new URL('../../../../clients/widget/', import.meta.url);
const MODULES = ['feeds.ts', 'stream.ts', 'style.ts', 'element.ts'];

let script: Promise<PackedBody> | undefined;

/** Returns the script of the widget. */
export function widgetScript(): Promise<PackedBody> {
  return (script ??= makeScript());
}

/** Returns the address with the hash of the script, whose content never changes. */
async function widgetPath(): Promise<string> {
  return `/widget.${(await widgetScript()).hash.slice(0, 10)}.js`;
}

/** Serves `/widget.js` and `/widget.HASH.js`. An address with an old hash leads to the newest script. */
export const widgetResource: Resource = {
  async respond(request, response, { path }) {
    const body = await widgetScript();
    const isOfHash = path === (await widgetPath());
    await body.send(request, response, {
      ...corsHeaders,
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': isOfHash ? 'public, max-age=31536000, immutable' : 'public, max-age=300, must-revalidate',
      'cross-origin-resource-policy': 'cross-origin',
    });
  },
};

async function makeScript(): Promise<PackedBody> {
  const texts = JSON.parse(await readFile(new URL('texts.json', FOLDER), 'utf8')) as object;
  const modules = await Promise.all(MODULES.map(readModule));
  const words = JSON.stringify(texts).replaceAll(/"(\w\w)":/g, '$1:');
  const code = compact(`const TEXTS = ${words};\n${modules.join('\n')}`);
  return new PackedBody(`(()=>{"use strict";${code}})()\n`);
}

/** Returns a module without types, imports and exports, because all modules become one script. */
async function readModule(name: string): Promise<string> {
  const code = stripTypes(await readFile(new URL(name, FOLDER), 'utf8'));
  return code.replaceAll(/^import [^]*?;$|^export /gm, '');
}
