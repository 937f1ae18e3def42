import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPath } from '../../src/feeds/reading/read-source.ts';
import { tempDir } from '../support/temp-dir.ts';

test('a file; a folder with its subfolders in order of names, and nothing but its data', async () => {
  using folder = tempDir();
  mkdirSync(join(folder.path, 'players'));
  writeFileSync(join(folder.path, 'teams.json'), '{}');
  writeFileSync(join(folder.path, 'fixtures.json'), '[]');
  writeFileSync(join(folder.path, 'players/squads.JSON'), '"a"');
  writeFileSync(join(folder.path, 'notes.txt'), 'notes');
  expect(await readPath(folder.path)).toEqual([
    { name: 'fixtures.json', text: '[]' },
    { name: 'players/squads.JSON', text: '"a"' },
    { name: 'teams.json', text: '{}' },
  ]);
  const path = join(folder.path, 'notes.txt');
  expect(await readPath(path)).toEqual([{ name: 'notes.txt', text: 'notes' }]);
});

test('byte order marks and encodings', async () => {
  using folder = tempDir();
  const path = join(folder.path, 'players.csv');
  const read = async (bytes: Uint8Array, encoding?: 'latin1') => {
    writeFileSync(path, bytes);
    return (await readPath(path, encoding))[0]?.text;
  };
  expect(await read(Buffer.from('\uFEFFMuñoz', 'utf8'))).toBe('Muñoz');
  expect(await read(Buffer.from('\uFEFFMuñoz', 'utf16le'))).toBe('Muñoz');
  expect(await read(Buffer.from('Muñoz', 'latin1'), 'latin1')).toBe('Muñoz');
  await expect(read(Buffer.from('Muñoz', 'latin1'))).rejects.toMatchObject({
    kind: 'UNREADABLE',
    message: expect.stringMatching(/is not in utf-8; expected UTF-8, or .* --encoding latin1/),
  });
});

test('nothing to read', async () => {
  using folder = tempDir();
  await expect(readPath(folder.path)).rejects.toMatchObject({ message: expect.stringMatching(/has no JSON or CSV/) });
  await expect(readPath(join(folder.path, 'none'))).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  writeFileSync(join(folder.path, 'large.json'), Buffer.alloc(32 * 1024 * 1024 + 1));
  await expect(readPath(folder.path)).rejects.toMatchObject({
    kind: 'TOO_LARGE',
    message: expect.stringMatching(/large\.json exceeds 32 MiB\.$/),
  });
});
