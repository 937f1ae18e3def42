import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { corsHeaders } from '../../cors.ts';
import { PackedBody } from './packed-body.ts';
import { stripTypes } from './strip-types.ts';

/** Modules, styles and images that a browser loads. Modules are TypeScript whose types are stripped here. */
const FOLDER = new URL('../browser/', import.meta.url);

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
};

/** `/assets/NAME.HASH.EXT`: the content of an address never changes. */
const PATH = /^\/assets\/[\w-]+\.[\w-]{8}\.(css|js|svg)$/;

const HEADERS = { ...corsHeaders, 'cache-control': 'public, max-age=31536000, immutable' };

/** A file that a browser loads, under an address with the hash of its content. */
interface Asset {
  readonly url: string;
  readonly type: string;
  readonly body: PackedBody;
}

/** All files that browsers load from this server, by their path in the folder and by their address. */
export class Assets {
  readonly #byName = new Map<string, Asset>();
  readonly #byUrl = new Map<string, Asset>();
  readonly #making = new Map<string, Promise<string>>();
  /** The modules that a module imports directly, by its name. */
  readonly #imports = new Map<string, readonly string[]>();

  private constructor() {}

  static async load(): Promise<Assets> {
    const assets = new Assets();
    const files = await readdir(fileURLToPath(FOLDER), { recursive: true });
    await Promise.all(files.filter((file) => /\.(css|ts|svg)$/.test(file)).map((file) => assets.#urlOf(file)));
    return assets;
  }

  /** Returns the address of a file, `live.ts`, `desk/desk.ts` or `site.css`. */
  url(name: string): string {
    const asset = this.#byName.get(name);
    if (asset === undefined) throw new Error(`no such asset: ${name}`);
    return asset.url;
  }

  /** Returns the addresses of all modules that a module imports, directly or not, so that they load in parallel. */
  importsOf(name: string): string[] {
    const names = new Set([name]);
    for (const one of names) for (const imported of this.#imports.get(one) ?? []) names.add(imported);
    names.delete(name);
    return [...names].map((one) => this.url(one));
  }

  /** Sends the asset with this address. Returns false if there is none. */
  async send(path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const asset = this.#byUrl.get(path);
    if (asset === undefined) return false;
    await asset.body.send(request, response, { ...HEADERS, 'content-type': asset.type });
    return true;
  }

  #urlOf(name: string): Promise<string> {
    const making = this.#making.get(name) ?? this.#make(name);
    this.#making.set(name, making);
    return making;
  }

  async #make(name: string): Promise<string> {
    const isModule = name.endsWith('.ts');
    const isFromPackage = !/\.\w+$/.test(name);
    const file = isFromPackage ? import.meta.resolve(name) : new URL(name, FOLDER);
    const source = await readFile(fileURLToPath(file), 'utf8');
    const text = isModule ? stripTypes(source) : source;
    const content = isModule || isFromPackage ? await this.#withImports(text, name) : text;
    const extension = isModule || isFromPackage ? 'js' : (name.split('.').at(-1) ?? '');
    const body = new PackedBody(content);
    const label = name.replace(/\.\w+$/, '').replaceAll('/', '-');
    const url = `/assets/${label}.${body.hash.slice(0, 8)}.${extension}`;
    const asset = { url, type: TYPES[extension] ?? 'application/octet-stream', body };
    this.#byName.set(name, asset);
    this.#byUrl.set(url, asset);
    return url;
  }

  /** Replaces the imports of a module by addresses: other modules of the folder, and packages such as `preact`. */
  async #withImports(text: string, name: string): Promise<string> {
    const imports = /(\bfrom\s*|\bimport\s*\(?\s*)(["'])([\w@./-]+)\2/g;
    const specifiers = new Set([...text.matchAll(imports)].map(([, , , specifier = '']) => specifier));
    const statics = [...text.matchAll(/\bfrom\s*["']([\w@./-]+)["']/g)].map(([, specifier = '']) =>
      within(name, specifier),
    );
    this.#imports.set(name, statics);
    const urls = new Map<string, string>();
    for (const specifier of specifiers) urls.set(specifier, await this.#urlOf(within(name, specifier)));
    return text.replaceAll(
      imports,
      (_, before: string, quote: string, specifier: string) => `${before}${quote}${urls.get(specifier)}${quote}`,
    );
  }
}

let assets: Promise<Assets> | undefined;

/** Returns the assets of this server, loaded once. */
export function loadedAssets(): Promise<Assets> {
  return (assets ??= Assets.load());
}

export function isAssetPath(path: string): boolean {
  return PATH.test(path);
}

/** Returns the name of an imported module: a path in the folder, or the unchanged name of a package. */
function within(importer: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return new URL(specifier, `file:///${importer}`).pathname.slice(1);
}
