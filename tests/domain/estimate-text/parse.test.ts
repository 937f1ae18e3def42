import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/day.ts';
import type { EstimateContext } from '../../../src/domain/estimate-text/context.ts';
import { parseEstimateText } from '../../../src/domain/estimate-text/parse.ts';

/** The evening of Bellingham's injury: Sunday, 1 February 2026. */
const THAT_DAY: EstimateContext = {
  statedOn: day('2026-02-01'),
  occurredOn: day('2026-02-01'),
  seasonEndsOn: day('2026-05-24'),
  internationalBreakEndsOn: day('2026-03-31'),
  winterBreakEndsOn: null,
  nextFixtureOn: day('2026-02-08'),
};
const NOTHING_KNOWN: EstimateContext = {
  statedOn: day('2026-02-01'),
  occurredOn: null,
  seasonEndsOn: null,
  internationalBreakEndsOn: null,
  winterBreakEndsOn: null,
  nextFixtureOn: null,
};

/** `earliest likely latest`, `UNKNOWN`, or the message of a refusal. */
function read(text: string, when: EstimateContext = THAT_DAY): string {
  const reading = parseEstimateText(text, when);
  if (reading.kind === 'WINDOW') return `${reading.window.earliest} ${reading.window.likely} ${reading.window.latest}`;
  return reading.kind === 'UNKNOWN' ? 'UNKNOWN' : reading.message;
}

const said = (on: string): EstimateContext => ({ ...NOTHING_KNOWN, statedOn: day(on) });

/** One reading per line: the words | their meaning on 1 February 2026. */
function lines(table: string): [words: string, meaning: string][] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([words = '', meaning = '']) => [words, meaning]);
}

describe('in English', () => {
  test.each(
    lines(`
    4-6 weeks                                    | 2026-03-01 2026-03-08 2026-03-15
    4 to 6 weeks                                 | 2026-03-01 2026-03-08 2026-03-15
    four to six weeks                            | 2026-03-01 2026-03-08 2026-03-15
    between three and four weeks                 | 2026-02-22 2026-02-26 2026-03-01
    six weeks                                    | 2026-03-06 2026-03-15 2026-03-28
    around a month                               | 2026-02-22 2026-03-03 2026-03-18
    about a month                                | 2026-02-22 2026-03-03 2026-03-18
    a month or so                                | 2026-02-22 2026-03-03 2026-03-18
    up to six weeks                              | 2026-02-17 2026-03-05 2026-03-15
    at least two months                          | 2026-04-03 2026-04-21 2026-06-03
    minimum of three weeks                       | 2026-02-22 2026-02-28 2026-03-15
    two to three months                          | 2026-04-03 2026-04-18 2026-05-03
    10 days                                      | 2026-02-09 2026-02-11 2026-02-14
    ten days to two weeks                        | 2026-02-11 2026-02-13 2026-02-15
    7-10 days                                    | 2026-02-08 2026-02-10 2026-02-11
    a fortnight                                  | 2026-02-12 2026-02-15 2026-02-20
    a couple of weeks                            | 2026-02-10 2026-02-15 2026-02-22
    a few weeks                                  | 2026-02-15 2026-02-26 2026-03-08
    several weeks                                | 2026-02-22 2026-03-12 2026-03-29
    a few days                                   | 2026-02-03 2026-02-05 2026-02-06
    late March                                   | 2026-03-21 2026-03-26 2026-03-31
    early next month                             | 2026-03-01 2026-03-06 2026-03-10
    end of the month                             | 2026-02-21 2026-02-25 2026-02-28
    mid-April                                    | 2026-04-11 2026-04-16 2026-04-20
    beginning of May                             | 2026-05-01 2026-05-06 2026-05-10
    in March                                     | 2026-03-01 2026-03-16 2026-03-31
    by the end of February                       | 2026-02-15 2026-02-25 2026-02-28
    back in two weeks                            | 2026-02-12 2026-02-15 2026-02-20
    out for 3 weeks                              | 2026-02-17 2026-02-22 2026-03-01
    sidelined for about four months              | 2026-04-27 2026-06-03 2026-08-03
    expected back 2 March                        | 2026-02-24 2026-03-02 2026-03-11
    2 March 2026                                 | 2026-02-24 2026-03-02 2026-03-11
    March 2nd                                    | 2026-02-24 2026-03-02 2026-03-11
    02/03/2026                                   | 2026-02-24 2026-03-02 2026-03-11
    2026-03-02                                   | 2026-02-24 2026-03-02 2026-03-11
    next week                                    | 2026-02-02 2026-02-05 2026-02-08
    next month                                   | 2026-03-01 2026-03-16 2026-03-31
    this weekend                                 | 2026-02-07 2026-02-08 2026-02-08
    next weekend                                 | 2026-02-07 2026-02-08 2026-02-08
    day to day                                   | 2026-02-02 2026-02-08 2026-02-11
    day-to-day                                   | 2026-02-02 2026-02-08 2026-02-11
    week to week                                 | 2026-02-08 2026-02-22 2026-03-15
    out for the season                           | 2026-05-25 2026-07-03 2026-08-07
    season over                                  | 2026-05-25 2026-07-03 2026-08-07
    rest of the season                           | 2026-05-25 2026-07-03 2026-08-07
    season-ending                                | 2026-05-25 2026-07-03 2026-08-07
    six to nine months                           | 2026-08-03 2026-09-18 2026-11-02
    half a year                                  | 2026-06-27 2026-08-03 2026-09-27
    until the international break                | 2026-03-23 2026-04-01 2026-04-10
    after the international break                | 2026-04-01 2026-04-05 2026-04-15
    after the winter break                       | 2027-01-03 2027-01-07 2027-01-17
    until the new year                           | 2027-01-01 2027-01-05 2027-01-15
    in the new year                              | 2027-01-01 2027-01-16 2027-01-31
    before the end of the season                 | 2026-04-03 2026-05-11 2026-05-24
    until next season                            | 2026-06-23 2026-07-23 2026-08-22
    tests pending                                | UNKNOWN
    awaiting scan results                        | UNKNOWN
    to be assessed                               | UNKNOWN
    no timeframe                                 | UNKNOWN
    no timetable                                 | UNKNOWN
    unknown                                      | UNKNOWN
    indefinitely                                 | UNKNOWN
    He will be out for four to six weeks         | 2026-03-01 2026-03-08 2026-03-15
    6 to 4 weeks                                 | 2026-03-01 2026-03-08 2026-03-15
    from 9 to 12 months                          | 2026-11-02 2026-12-18 2027-02-01
    twenty-one days                              | 2026-02-17 2026-02-22 2026-03-01
    four-to-six-week layoff                      | 2026-03-01 2026-03-08 2026-03-15
    2.5 weeks                                    | 2026-02-15 2026-02-19 2026-02-25
    1½ months                                    | 2026-03-09 2026-03-19 2026-04-02
    48 hours                                     | 2026-02-02 2026-02-03 2026-02-04
    6+ weeks                                     | 2026-03-15 2026-03-28 2026-04-26
    a week or two                                | 2026-02-08 2026-02-12 2026-02-15
    no more than two weeks                       | 2026-02-06 2026-02-12 2026-02-15
    Feb. 17                                      | 2026-02-13 2026-02-17 2026-02-22
    2-9 March                                    | 2026-03-02 2026-03-06 2026-03-09
    late March or early April                    | 2026-03-21 2026-03-31 2026-04-10
    20/02                                        | 2026-02-16 2026-02-20 2026-02-26
    the next month                               | 2026-02-25 2026-03-03 2026-03-12
    this week                                    | 2026-02-02 2026-02-05 2026-02-08
  `),
  )('%s', (words, meaning) => expect(read(words)).toBe(meaning));
});

describe('in Spanish', () => {
  test.each(
    lines(`
    de 4 a 6 semanas                             | 2026-03-01 2026-03-08 2026-03-15
    entre cuatro y seis semanas                  | 2026-03-01 2026-03-08 2026-03-15
    unas tres semanas                            | 2026-02-15 2026-02-22 2026-03-05
    alrededor de un mes                          | 2026-02-22 2026-03-03 2026-03-18
    un mes                                       | 2026-02-25 2026-03-03 2026-03-12
    mes y medio                                  | 2026-03-09 2026-03-19 2026-04-02
    dos o tres meses                             | 2026-04-03 2026-04-18 2026-05-03
    entre dos y tres meses                       | 2026-04-03 2026-04-18 2026-05-03
    quince días                                  | 2026-02-13 2026-02-16 2026-02-21
    unos diez días                               | 2026-02-08 2026-02-11 2026-02-16
    un par de semanas                            | 2026-02-10 2026-02-15 2026-02-22
    varias semanas                               | 2026-02-22 2026-03-12 2026-03-29
    unos días                                    | 2026-02-03 2026-02-05 2026-02-06
    a finales de marzo                           | 2026-03-21 2026-03-26 2026-03-31
    a principios del mes que viene               | 2026-03-01 2026-03-06 2026-03-10
    mediados de abril                            | 2026-04-11 2026-04-16 2026-04-20
    hasta final de temporada                     | 2026-05-25 2026-07-03 2026-08-07
    fuera toda la temporada                      | 2026-05-25 2026-07-03 2026-08-07
    baja para lo que resta de temporada          | 2026-05-25 2026-07-03 2026-08-07
    hasta el parón de selecciones                | 2026-03-23 2026-04-01 2026-04-10
    tras el parón internacional                  | 2026-04-01 2026-04-05 2026-04-15
    después del parón de Navidad                 | 2027-01-03 2027-01-07 2027-01-17
    día a día                                    | 2026-02-02 2026-02-08 2026-02-11
    semana a semana                              | 2026-02-08 2026-02-22 2026-03-15
    pendiente de pruebas                         | UNKNOWN
    pendiente de evolución                       | UNKNOWN
    sin plazo                                    | UNKNOWN
    sin fecha                                    | UNKNOWN
    la próxima semana                            | 2026-02-02 2026-02-05 2026-02-08
    el mes que viene                             | 2026-03-01 2026-03-16 2026-03-31
    medio año                                    | 2026-06-27 2026-08-03 2026-09-27
    más de un mes                                | 2026-03-03 2026-03-12 2026-04-02
    como mínimo tres semanas                     | 2026-02-22 2026-02-28 2026-03-15
    hasta seis semanas                           | 2026-02-17 2026-03-05 2026-03-15
    Estará de baja entre tres y cuatro semanas   | 2026-02-22 2026-02-26 2026-03-01
    se pierde lo que queda de temporada          | 2026-05-25 2026-07-03 2026-08-07
    cuarenta y cinco días                        | 2026-03-09 2026-03-18 2026-04-01
    dos meses y medio                            | 2026-04-02 2026-04-18 2026-05-11
    una semana o dos                             | 2026-02-08 2026-02-12 2026-02-15
    2/3 semanas                                  | 2026-02-15 2026-02-19 2026-02-22
    2,5 semanas                                  | 2026-02-15 2026-02-19 2026-02-25
    dos de marzo                                 | 2026-02-24 2026-03-02 2026-03-11
    el 2 de marzo de 2026                        | 2026-02-24 2026-03-02 2026-03-11
    02/03/2026                                   | 2026-02-24 2026-03-02 2026-03-11
    segunda quincena de marzo                    | 2026-03-16 2026-03-24 2026-03-31
    a final de mes                               | 2026-02-21 2026-02-25 2026-02-28
    antes de final de temporada                  | 2026-04-03 2026-05-11 2026-05-24
    este fin de semana                           | 2026-02-07 2026-02-08 2026-02-08
    a la espera de pruebas                       | UNKNOWN
    baja indefinida                              | UNKNOWN
  `),
  )('%s', (words, meaning) => expect(read(words)).toBe(meaning));
});

describe('words around a time', () => {
  test.each(
    lines(`
    The 22-year-old will be out for four to six weeks with a thigh injury. | 2026-03-01 2026-03-08 2026-03-15
    hamstring - 3 weeks                          | 2026-02-17 2026-02-22 2026-03-01
    set for several weeks on the sidelines       | 2026-02-22 2026-03-12 2026-03-29
    injured 3 weeks ago, back in two weeks       | 2026-02-12 2026-02-15 2026-02-20
    Injured on 1 February, back on 2 March       | 2026-02-24 2026-03-02 2026-03-11
    he may be back in May                        | 2026-05-01 2026-05-16 2026-05-31
    misses the next match                        | 2026-02-09 2026-02-13 2026-02-23
    out next week                                | 2026-02-09 2026-02-13 2026-02-23
    out until next week                          | 2026-02-02 2026-02-05 2026-02-08
    will not be back this weekend                | 2026-02-09 2026-02-13 2026-02-23
    not expected back in March                   | 2026-04-01 2026-04-05 2026-04-15
    doubtful for this weekend                    | 2026-02-04 2026-02-08 2026-02-20
    not back until late March                    | 2026-03-21 2026-03-26 2026-04-10
    by mid-April                                 | 2026-03-15 2026-04-11 2026-04-20
    until after the international break          | 2026-04-01 2026-04-05 2026-04-15
    no timeframe, but at least six weeks         | 2026-03-15 2026-03-28 2026-04-26
    tests pending, four to six weeks             | 2026-03-01 2026-03-08 2026-03-15
    he will be assessed next week                | UNKNOWN
    to be re-assessed in two weeks               | UNKNOWN
    El centrocampista de 22 años estará de baja seis semanas | 2026-03-06 2026-03-15 2026-03-28
    se pierde el próximo partido                 | 2026-02-09 2026-02-13 2026-02-23
    es baja para el fin de semana                | 2026-02-09 2026-02-13 2026-02-23
    no volverá antes de abril                    | 2026-04-01 2026-04-19 2026-05-30
    antes del 02/03/2026                         | 2026-02-16 2026-02-27 2026-03-02
    se lesionó el 20 de enero y volverá en marzo | 2026-03-01 2026-03-16 2026-03-31
    fin de temporada para Militão                | 2026-05-25 2026-07-03 2026-08-07
    pendiente de pruebas la próxima semana       | UNKNOWN
  `),
  )('%s', (words, meaning) => expect(read(words)).toBe(meaning));

  test('capitals and accents do not matter', () => {
    expect(read('HASTA EL PARON DE SELECCIONES')).toBe(read('hasta el parón de selecciones'));
    expect(read('Four To Six Weeks')).toBe(read('four to six weeks'));
  });

  test('weeks from the injury count from the injury', () => {
    const later: EstimateContext = { ...THAT_DAY, statedOn: day('2026-02-15') };
    expect(read('four to six weeks from the injury', later)).toBe(read('four to six weeks'));
    expect(read('de cuatro a seis semanas desde la lesión', later)).toBe(read('four to six weeks'));
  });

  test('two times that agree are combined', () =>
    expect(read('six to eight weeks, back in late March')).toBe('2026-03-21 2026-03-24 2026-03-29'));
});

describe('a month without a year', () => {
  const cases: [on: string, words: string, meaning: string][] = [
    ['2026-03-25', 'late March', '2026-03-26 2026-03-29 2026-03-31'],
    ['2026-03-31', 'late March', '2026-04-01 2026-04-01 2026-04-02'],
    ['2026-03-31', 'end of the month', '2026-04-01 2026-04-01 2026-04-02'],
    ['2025-12-28', 'early January', '2026-01-01 2026-01-06 2026-01-10'],
    ['2025-12-28', 'late December to early January', '2025-12-29 2026-01-04 2026-01-10'],
    ['2025-12-28', 'next month', '2026-01-01 2026-01-16 2026-01-31'],
    ['2026-02-01', 'in January', '2027-01-01 2027-01-16 2027-01-31'],
    ['2028-02-01', 'end of February', '2028-02-21 2028-02-25 2028-02-29'],
  ];
  test.each(cases)('said on %s: %s', (on, words, meaning) => expect(read(words, said(on))).toBe(meaning));
});

describe('where the calendar is not known', () => {
  test('the season ends on 31 May', () => {
    expect(read('out for the season', NOTHING_KNOWN)).toBe('2026-06-01 2026-07-10 2026-08-14');
    expect(read('out for the season', said('2026-08-20'))).toBe('2027-06-01 2027-07-10 2027-08-14');
  });
  test('a season that has ended counts as unknown', () => {
    const stale: EstimateContext = { ...said('2026-08-20'), seasonEndsOn: day('2026-05-24') };
    expect(read('out for the season', stale)).toBe(read('out for the season', said('2026-08-20')));
  });
  const breaks: [on: string, end: string][] = [
    ['2025-08-20', '2025-09-10'],
    ['2025-09-20', '2025-10-15'],
    ['2025-10-20', '2025-11-19'],
    ['2025-12-01', '2026-04-01'],
    ['2026-08-20', '2026-10-07'],
  ];
  test.each(breaks)('said on %s, the break is over on %s', (on, over) =>
    expect(read('after the international break', said(on)).slice(0, 10)).toBe(over),
  );
  test('the winter break ends on 2 January', () =>
    expect(read('after the winter break', said('2025-12-10'))).toBe('2026-01-03 2026-01-07 2026-01-17'));
  test('a match a week', () => expect(read('misses the next match', NOTHING_KNOWN).slice(0, 10)).toBe('2026-02-09'));
  test('day to day is an even chance to make a fixture within the week', () => {
    const midweek: EstimateContext = { ...THAT_DAY, nextFixtureOn: day('2026-02-04') };
    expect(read('day to day', midweek)).toBe('2026-02-02 2026-02-04 2026-02-11');
    expect(read('day to day', NOTHING_KNOWN)).toBe('2026-02-02 2026-02-05 2026-02-11');
  });
});
