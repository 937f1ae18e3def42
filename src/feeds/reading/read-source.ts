import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FeedDocument } from '../adapter.ts';
import { FetchFailure } from './fetch-failure.ts';
import { MAX_FEED_BYTES, shownBytes } from './fetch.ts';

export const ENCODINGS = ['utf-8', 'latin1', 'windows-1252', 'utf-16le'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const MAX_FILES = 1_000;
/** The maximum total size of the files in a folder, in bytes. */
const MAX_FOLDER_BYTES = 2 * MAX_FEED_BYTES;
const MAX_DEPTH = 3;

/** Whether a location is a URL, not a path. */
export function isUrl(location: string): boolean {
  return /^https?:\/\//i.test(location);
}

/**
 * Reads a file, or the JSON and CSV files of a folder and its subfolders in order of their names. Throws FetchFailure
 * if there is nothing to read, or too much.
 */
export async function readPath(path: string, encoding: Encoding = 'utf-8'): Promise<FeedDocument[]> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new FetchFailure('NOT_FOUND', `${path} is not a file or folder.`);
  if (!found.isDirectory())
    return [{ name: basename(path), text: decodeFeed(await readBounded(path), path, encoding) }];
  const names = (await filesIn(path, MAX_DEPTH)).toSorted();
  if (names.length === 0) throw new FetchFailure('NOT_FOUND', `${path} has no JSON or CSV file.`);
  const files: FeedDocument[] = [];
  let left = MAX_FOLDER_BYTES;
  for (const name of names) {
    const bytes = await readBounded(join(path, name));
    left -= bytes.length;
    if (left < 0) throw new FetchFailure('TOO_LARGE', `The files of ${path} exceed ${shownBytes(MAX_FOLDER_BYTES)}.`);
    files.push({ name, text: decodeFeed(bytes, join(path, name), encoding) });
  }
  return files;
}

/** Decodes a file. A byte order mark decides; otherwise bytes that are not in the encoding are an error. */
export function decodeFeed(bytes: Uint8Array, name: string, encoding: Encoding = 'utf-8'): string {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : encoding;
  try {
    return new TextDecoder(marked, { fatal: true }).decode(bytes);
  } catch {
    throw new FetchFailure(
      'UNREADABLE',
      `${name} is not in ${marked}; expected UTF-8, or another encoding such as --encoding latin1.`,
    );
  }
}

async function filesIn(folder: string, depth: number, below = ''): Promise<string[]> {
  const names: string[] = [];
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const name = join(below, entry.name);
    if (entry.isDirectory() && depth > 1) names.push(...(await filesIn(folder, depth - 1, name)));
    else if (/\.(json|csv)$/i.test(entry.name) && !entry.isDirectory()) names.push(name);
    if (names.length > MAX_FILES) throw new FetchFailure('TOO_LARGE', `${folder} has more than ${MAX_FILES} files.`);
  }
  return names;
}

/** Reads at most one byte more than a feed may have, from any kind of file. */
async function readBounded(path: string): Promise<Uint8Array> {
  let file: FileHandle;
  try {
    file = await open(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new FetchFailure('NOT_FOUND', `${path} cannot be read${code}.`);
  }
  await using handle = file;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of handle.createReadStream({ autoClose: false })) {
    length += chunk.length;
    if (length > MAX_FEED_BYTES) throw new FetchFailure('TOO_LARGE', `${path} exceeds ${shownBytes(MAX_FEED_BYTES)}.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
