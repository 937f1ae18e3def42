/**
 * Fits the model to a file of forecasts, and prints its parameters and scores:
 *
 *     node bench/recovery-fit/fit.ts FILE.csv[.gz] [--svg PLOT.svg]
 */

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { crossValidated, fit, forecastsOf } from './fitting.ts';
import { type Kind, KINDS, readForecasts, type Statement } from './forecasts.ts';
import { PARAMETERS } from '../../src/domain/recovery/parameters.ts';
import { reliabilityPlot } from './reliability-plot.ts';
import { baseline, singleDayBaseline, type BaselineModel } from './baselines.ts';
import { type Forecast, scoreOf } from '../../src/domain/forecast-accuracy/score.ts';

const { values, positionals } = parseArgs({ options: { svg: { type: 'string' } }, allowPositionals: true });
const [file] = positionals;
if (file === undefined) {
  console.error('usage: node bench/recovery-fit/fit.ts FILE.csv[.gz] [--svg PLOT.svg]');
  process.exit(2);
}

const statements = readForecasts(file);
const fitted = fit(statements);
const leftOut = crossValidated(statements, 'OTHERS');

console.log('fitted', JSON.stringify(fitted));
console.log('in use', JSON.stringify(PARAMETERS));
print(
  'the parameters in use',
  byKind((of) => forecastsOf(of, PARAMETERS)),
);
print(
  'fitted to all statements',
  byKind((of) => forecastsOf(of, fitted)),
);
print('each season by the other seasons', leftOut);
print('each season by the seasons before', crossValidated(statements, 'EARLIER'));
print(
  'baseline',
  byKind((of) => forecastsBy(baseline, of)),
);
print(
  'single-day baseline',
  byKind((of) => forecastsBy(singleDayBaseline, of)),
);
if (values.svg !== undefined) writeFileSync(values.svg, reliabilityPlot(leftOut));

function byKind(forecasts: (of: readonly Statement[]) => Forecast[]): Map<Kind, Forecast[]> {
  return new Map(KINDS.map((kind) => [kind, forecasts(statements.filter((statement) => statement.kind === kind))]));
}

function forecastsBy(model: BaselineModel, of: readonly Statement[]): Forecast[] {
  return of.flatMap((statement) =>
    statement.outcomes.map((outcome) => ({ chance: model(statement, outcome), happened: outcome.notBackYet })),
  );
}

function print(title: string, forecasts: ReadonlyMap<Kind, readonly Forecast[]>): void {
  console.log(`\n${title}`);
  for (const [kind, of] of [...forecasts, ['all', [...forecasts.values()].flat()] as const]) {
    const { rows, brier, logLoss, calibrationError } = scoreOf(of);
    const figures = [brier, logLoss, calibrationError].map((figure) => figure.toFixed(4));
    console.log(
      `  ${kind.padEnd(8)} ${String(rows).padStart(6)} rows  Brier ${figures[0]}  log loss ${figures[1]}  ECE ${figures[2]}`,
    );
  }
}
