/** Fitting the model's parameters to forecasts: the least log loss of the chances it gives. */

import { dayNumber } from '../../src/domain/day.ts';
import { type Kind, KINDS, type Statement } from './forecasts.ts';
import { compassSearch } from './compass-search.ts';
import { PARAMETERS, type Parameters } from '../../src/domain/recovery/parameters.ts';
import { chanceOut, recoveryFrom } from '../../src/domain/recovery/recovery.ts';
import { type Forecast, scoreOf } from '../../src/domain/forecast-accuracy/score.ts';

/** What the model, asked on the day of each statement, says of the fixtures after it, and what came of it. */
export function forecastsOf(statements: readonly Statement[], parameters: Parameters): Forecast[] {
  return statements.flatMap(({ recoveryCase, saidOn, outcomes }) => {
    const recovery = recoveryFrom(recoveryCase, parameters);
    return outcomes.map(({ fixtureOn, notBackYet }) => ({
      chance: chanceOut(recovery, dayNumber(fixtureOn), saidOn),
      happened: notBackYet,
    }));
  });
}

/** The parameters that fit those statements best, to three decimals. Where a kind has none, it keeps its own. */
export function fit(statements: readonly Statement[]): Parameters {
  // The typical course is part of the other two kinds, so it is fitted first.
  return (['unknown', 'dated', 'chance'] as const).reduce(
    (fitted, kind) =>
      fitKind(
        kind,
        statements.filter((statement) => statement.kind === kind),
        fitted,
      ),
    PARAMETERS,
  );
}

function fitKind(kind: Kind, statements: readonly Statement[], from: Parameters): Parameters {
  if (statements.length === 0) return from;
  const names = Object.keys(from[kind]);
  const at = (point: readonly number[]): Parameters => ({
    ...from,
    [kind]: Object.fromEntries(names.map((name, i) => [name, point[i]])),
  });
  const loss = (point: readonly number[]) => scoreOf(forecastsOf(statements, at(point))).logLoss;
  return at(compassSearch(loss, Object.values(from[kind])).map((value) => Math.round(value * 1000) / 1000));
}

/**
 * Forecasts of each season's statements by a model that never saw that season. `from`: the seasons it may learn from:
 * all others, or only earlier ones.
 */
export function crossValidated(statements: readonly Statement[], from: 'OTHERS' | 'EARLIER'): Map<Kind, Forecast[]> {
  const forecasts = new Map<Kind, Forecast[]>(KINDS.map((kind) => [kind, []]));
  for (const season of new Set(statements.map((statement) => statement.season))) {
    const known = statements.filter((s) => (from === 'EARLIER' ? s.season < season : s.season !== season));
    // The first, short season is too little to learn from.
    if (new Set(known.map((statement) => statement.season)).size < 2) continue;
    const parameters = fit(known);
    for (const kind of KINDS) {
      const asked = statements.filter((statement) => statement.season === season && statement.kind === kind);
      forecasts.get(kind)?.push(...forecastsOf(asked, parameters));
    }
  }
  return forecasts;
}
