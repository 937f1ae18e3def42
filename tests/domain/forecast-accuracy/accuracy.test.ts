import { expect, test } from 'vitest';
import {
  accuracyByLeadTime,
  accuracyBySource,
  accuracyOf,
  judge,
  type JudgedForecast,
  type PublishedForecast,
} from '../../../src/domain/forecast-accuracy/accuracy.ts';
import { day, instant, type Instant } from '../../../src/domain/day.ts';
import type { FixtureId } from '../../../src/domain/fixture.ts';
import type { EstimateSource, RecoveryEstimate } from '../../../src/domain/recovery-estimate.ts';
import type { InjuryId } from '../../../src/domain/injury.ts';
import type { PlayerId } from '../../../src/domain/player.ts';
import { forecastFromRow } from '../../../src/storage/rows.ts';
import type { SuspensionId } from '../../../src/domain/suspension.ts';

const MARCA = { kind: 'PRESS', name: 'Marca' } as const;
const CLUB = { kind: 'CLUB', name: null } as const;

const FORECASTS: JudgedForecast[] = [
  { chance: 0.9, happened: true, leadDays: 3, source: MARCA },
  { chance: 0.6, happened: false, leadDays: 4, source: MARCA },
  { chance: 1, happened: true, leadDays: 30, source: MARCA },
  { chance: 0.65, happened: true, leadDays: 14, source: CLUB },
  { chance: 0.2, happened: false, leadDays: 1, source: null },
];

test('the scores match their formulas, computed by hand', () => {
  const { forecasts, brier, logLoss } = accuracyOf(FORECASTS);
  expect(forecasts).toBe(5);
  expect(brier).toBeCloseTo((0.01 + 0.36 + 0 + 0.1225 + 0.04) / 5, 12);
  expect(logLoss).toBeCloseTo(
    -(Math.log(0.9) + Math.log(0.4) + Math.log(0.9999) + Math.log(0.65) + Math.log(0.8)) / 5,
    12,
  );
});

test('the reliability table has ten bins, including empty ones', () => {
  const { reliability } = accuracyOf(FORECASTS);
  expect(reliability.map(({ from, to, forecasts }) => [from, to, forecasts])).toEqual([
    [0, 0.1, 0],
    [0.1, 0.2, 0],
    [0.2, 0.3, 1],
    [0.3, 0.4, 0],
    [0.4, 0.5, 0],
    [0.5, 0.6, 0],
    [0.6, 0.7, 2],
    [0.7, 0.8, 0],
    [0.8, 0.9, 0],
    [0.9, 1, 2],
  ]);
  expect(reliability[6]).toMatchObject({ meanChance: 0.625, missedShare: 0.5 });
  expect(reliability[9]).toMatchObject({ meanChance: 0.95, missedShare: 1 });
  expect(reliability[0]).toMatchObject({ meanChance: null, missedShare: null });
});

test('each source has its own forecasts, the source with the most first', () => {
  expect(accuracyBySource(FORECASTS).map(({ source, forecasts }) => [source, forecasts])).toEqual([
    [MARCA, 3],
    [CLUB, 1],
    [null, 1],
  ]);
  expect(accuracyBySource(FORECASTS)[0]?.brier).toBeCloseTo((0.01 + 0.36) / 3, 12);
});

test('lead times include their bounds', () => {
  expect(accuracyByLeadTime(FORECASTS).map(({ minDays, maxDays, forecasts }) => [minDays, maxDays, forecasts])).toEqual(
    [
      [1, 3, 2],
      [4, 7, 1],
      [8, 14, 1],
      [15, 28, 0],
      [29, null, 1],
    ],
  );
});

test('no forecasts: no scores', () => {
  expect(accuracyOf([])).toMatchObject({ forecasts: 0, brier: null, logLoss: null });
  expect(accuracyBySource([])).toEqual([]);
});

const player = 'player' as PlayerId;
const [knee, ankle, withdrawn] = ['knee', 'ankle', 'withdrawn'] as InjuryId[] as [InjuryId, InjuryId, InjuryId];

function published(more: Partial<PublishedForecast>): PublishedForecast {
  return {
    player,
    fixture: 'fixture' as FixtureId,
    matchDay: day('2026-02-08'),
    publishedAt: instant('2026-02-01T12:00:00Z'),
    supersededAt: null,
    chance: 0.7,
    injuries: [knee],
    ...more,
  };
}

function estimate(revision: number, recordedAt: Instant, source: EstimateSource | null): RecoveryEstimate {
  return {
    revision,
    recordedAt,
    reportedAt: recordedAt,
    source,
    note: null,
    statement: { basis: 'UNKNOWN', text: null },
    retracted: false,
    replaces: false,
  };
}

const hindsight = {
  zones: new Map([[player, 'Europe/Madrid']]),
  estimates: new Map([
    [
      knee,
      [
        estimate(2, instant('2026-02-02T12:00:00Z'), { ...CLUB, url: null }),
        estimate(1, instant('2026-02-01T12:00:00Z'), { ...MARCA, url: 'https://example.org' }),
      ],
    ],
    [ankle, [estimate(1, instant('2026-02-01T12:00:00Z'), { ...MARCA, url: null })]],
  ]),
  missed: () => true,
};

const judged = (more: Partial<PublishedForecast>) => judge([published(more)], hindsight);

test('a forecast belongs to the source whose estimate was current at publication', () => {
  expect(judged({})).toEqual([{ chance: 0.7, happened: true, leadDays: 7, source: MARCA }]);
  expect(judged({ publishedAt: instant('2026-02-02T12:00:00Z') })).toMatchObject([{ leadDays: 6, source: CLUB }]);
  expect(judged({ injuries: [knee, ankle] })).toMatchObject([{ source: null }]);
});

test("of several lists of one day in the club's zone, only the last counts", () => {
  expect(judged({ supersededAt: instant('2026-02-01T22:59:59Z') })).toEqual([]);
  expect(judged({ supersededAt: instant('2026-02-01T23:00:00Z') })).toMatchObject([{ leadDays: 7 }]);
});

test('a list of the match day is not a forecast', () => {
  expect(judged({ publishedAt: instant('2026-02-07T22:59:59Z') })).toMatchObject([{ leadDays: 1 }]);
  expect(judged({ publishedAt: instant('2026-02-07T23:00:00Z') })).toEqual([]);
});

test('a forecast that is partly based on a withdrawn injury does not count', () => {
  expect(judged({ injuries: [withdrawn] })).toEqual([]);
  expect(judged({ injuries: [knee, withdrawn] })).toEqual([]);
});

test('a game of another team does not count', () => {
  expect(judge([published({})], { ...hindsight, missed: () => null })).toEqual([]);
});

test('a game of a ban is not a forecast', () => {
  const { injuries, ...row } = published({});
  const hurt = { kind: 'INJURY', id: knee };
  const banned = { kind: 'SUSPENSION', id: 'ban' as SuspensionId };
  expect(forecastFromRow({ ...row, reasons: JSON.stringify([hurt]) })).toEqual({ ...row, injuries });
  expect(forecastFromRow({ ...row, reasons: JSON.stringify([hurt, banned]) })).toBeNull();
});
