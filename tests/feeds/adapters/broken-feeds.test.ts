import { describe, expect, test } from 'vitest';
import type { FeedFormat } from '../../../src/feeds/adapter.ts';
import { ADAPTERS } from '../../../src/feeds/adapters/registry.ts';
import { read } from './reading.ts';

const HTML = '<!DOCTYPE html><html><body>503 Service Unavailable</body></html>';

const failureOf = (format: FeedFormat, text: string) => {
  const adapter = ADAPTERS[format];
  if (adapter === undefined) throw new Error(`no adapter for ${format}`);
  const result = read(adapter, [text]);
  return result.ok ? 'OK' : result.failures[0]?.kind;
};

describe.each(['FPL', 'API_FOOTBALL', 'SPORTMONKS', 'FOOTBALL_DATA_ORG'] as const)('%s', (format) => {
  test.each([
    ['', 'EMPTY'],
    ['\uFEFF \n', 'EMPTY'],
    [HTML, 'NOT_JSON'],
    [`\uFEFF${HTML}`, 'NOT_JSON'],
    ['The game is being updated.', 'NOT_JSON'],
    ['{"get":"fixtures","data":[{"id":1', 'TRUNCATED'],
    ['{"matches":[{"id":1}', 'TRUNCATED'],
    [' '.repeat(20_000_001), 'TOO_LARGE'],
    ['"The game is being updated."', 'UNEXPECTED_SHAPE'],
    ['null', 'UNEXPECTED_SHAPE'],
    ['42', 'UNEXPECTED_SHAPE'],
    ['{}', 'UNEXPECTED_SHAPE'],
  ])('%#: is refused', (text, kind) => {
    expect(failureOf(format, text)).toBe(kind);
  });
});

describe.each(['PLAYERS_CSV', 'ABSENCES_CSV'] as const)('%s', (format) => {
  test.each([
    ['', 'EMPTY'],
    ['\uFEFF\r\n', 'EMPTY'],
    [HTML, 'UNEXPECTED_SHAPE'],
    ['{"players":[]}', 'UNEXPECTED_SHAPE'],
    ['colour,size\nred,3', 'UNEXPECTED_SHAPE'],
    ['name,player,club,words\n"Elche', 'UNEXPECTED_SHAPE'],
    [`name,player,club,words\n${'"'.repeat(20_000)}`, 'UNEXPECTED_SHAPE'],
    [`name,player,club,words\n${',\n'.repeat(20_000)}`, 'TOO_LARGE'],
    [`name,player,club,words\n${','.repeat(1_000)}`, 'TOO_LARGE'],
  ])('%#: is refused', (text, kind) => {
    expect(failureOf(format, text)).toBe(kind);
  });
});
