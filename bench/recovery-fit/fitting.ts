/** Fits the model's parameters to forecasts by minimizing the log loss. */

import { dayNumber } from '../../src/domain/day.ts';
import { type Kind, KINDS, type Statement } from './forecasts.ts';
import { compassSearch } from './compass-search.ts';
import { PARAMETERS, type Parameters } from '../../src/domain/recovery/parameters.ts';
import { chanceOut, recoveryFrom } from '../../src/domain/recovery/recovery.ts';
import { type Forecast, scoreOf } from '../../src/domain/forecast-accuracy/score.ts';

/** Returns the forecasts of the model, made on the day of each statement, with their outcomes. */
export function forecastsOf(statements: readonly Statement[], parameters: Parameters): Forecast[] {
  return statements.flatMap(({ recoveryCase, statedDay, outcomes }) => {
    const recovery = recoveryFrom(recoveryCase, parameters);
    return outcomes.map(({ fixtureOn, notBackYet }) => ({
      chance: chanceOut(recovery, dayNumber(fixtureOn), statedDay),
      happened: notBackYet,
    }));
  });
}

/** Returns the best parameters to three decimals. A kind without statements keeps the current ones. */
export function fit(statements: readonly Statement[]): Parameters {
  // The typical course is part of the other two kinds, so its parameters are fitted first.
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
 * Returns forecasts of each season by a model that is not fitted to that season. `from`: fits to all other seasons, or
 * only to earlier ones.
 */
export function crossValidated(statements: readonly Statement[], from: 'OTHERS' | 'EARLIER'): Map<Kind, Forecast[]> {
  const forecasts = new Map<Kind, Forecast[]>(KINDS.map((kind) => [kind, []]));
  for (const season of new Set(statements.map((statement) => statement.season))) {
    const training = statements.filter((s) => (from === 'EARLIER' ? s.season < season : s.season !== season));
    // The first season is too short to fit to.
    if (new Set(training.map((statement) => statement.season)).size < 2) continue;
    const parameters = fit(training);
    for (const kind of KINDS) {
      const tested = statements.filter((statement) => statement.season === season && statement.kind === kind);
      forecasts.get(kind)?.push(...forecastsOf(tested, parameters));
    }
  }
  return forecasts;
}
