/** Spanish: what the papers say, in the common tongue. Plain text: lower case, no accents (mañana is manana). */

import { countedFromZero, type Language } from './tokens.ts';

const MONTHS: readonly string[] = [
  'ene(?:ro)?',
  'feb(?:rero)?',
  'marzo|mar',
  'abr(?:il)?',
  'mayo',
  'jun(?:io)?',
  'jul(?:io)?',
  'agosto',
  'sept?(?:iembre)?|setiembre',
  'oct(?:ubre)?',
  'nov(?:iembre)?',
  'dic(?:iembre)?',
];

const SEASON = '(?:de )?(?:la |el |del |esta |este )?(?:presente )?(?:temporada|curso|campana)';
const END = '(?:el )?fin(?:al|ales)?';

export const SPANISH: Language = {
  numbers: {
    ...countedFromZero(
      'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve',
    ),
    veinte: 20,
    veintiun: 21,
    veinticinco: 25,
    treinta: 30,
    cuarenta: 40,
    cincuenta: 50,
    sesenta: 60,
    noventa: 90,
  },
  joiner: ' y ',
  phrases: [
    // His age, and the time that he has been out already.
    ['de (?:1[5-9]|[234]\\d) anos', ','],
    ['desde (?:la|su) lesion', 'HURT'],
    ['ultima semana del?', 'PART25/31'],
    ['ultimos dias del?', 'PART21/31'],
    ['lleva(?:ba)?|hace|desde(?: hace)?|ultim[oa]s|se lesiono(?: (?:el|en))?', 'PAST'],
    // The season and its breaks.
    ['(?:primera mitad|inicio|gran parte|principio) de (?:la|esta) temporada|temporada pasada', ','],
    [
      'pretemporada|(?:(?:el )?(?:inicio|comienzo|principio) de )?(?:la )?(?:proxima|nueva|siguiente) temporada|temporada que viene',
      'NEXT_SEASON',
    ],
    [`fin de (?:la )?temporada para|adios (?:a )?${SEASON}|resto ${SEASON}|tod[oa] ${SEASON}`, 'SEASON_OVER'],
    [`(?:lo )?que (?:resta|queda|falta) ${SEASON}|(?:se )?(?:pierde|perdera) ${SEASON}`, 'SEASON_OVER'],
    [`(?:se )?(?:acabo|termino) ${SEASON}|(?:temporada|curso) (?:acabad|terminad|finalizad|perdid)[oa]`, 'SEASON_OVER'],
    [`${END} (?:de )?${SEASON}|que (?:acabe|termine|finalice) ${SEASON}`, 'SEASON_END'],
    ['(?:paron|pausa) (?:de navidad|navidena?o?|invernal|de invierno)|navidad(?:es)?', 'WINTER'],
    [
      '(?:proximo )?(?:paron|ventana|pausa|fecha fifa)(?: (?:de (?:las )?selecciones|internacional|fifa))?|fecha fifa',
      'BREAK',
    ],
    ['(?:despues del?|tras(?: el)?) (?:ano nuevo|nuevo ano)', 'UNTIL NEW_YEAR'],
    ['(?:ano nuevo|nuevo ano|ano que viene|proximo ano)', 'NEW_YEAR'],
    ['(?:proximo|siguiente) (?:partido|encuentro)|partido siguiente', 'FIXTURE'],
    ['dia a dia', 'DAILY'],
    ['semana a semana', 'WEEKLY'],
    // Nothing can be said yet.
    [
      '(?:pendiente|a la espera|a falta|en funcion) del?(?: (?:las?|los|su|mas|nuevas|pruebas|resultados?|realizarse|medicas|de))*(?: (?:pruebas|resultados|evolucion|resonancia|examen|examenes|diagnostico))?',
      'OPEN',
    ],
    [
      '(?:se (?:le )?(?:realizara|hara|sometera|someterse)n?(?: a)? )?(?:nuevas )?(?:pruebas(?: medicas)?|resonancia)',
      'OPEN',
    ],
    [
      '(?:sin|no hay|ni|no tiene) (?:plazo|fecha|tiempo|estimacion)s?(?: (?:de|estimad[oa]|concret[oa]|fij[oa]|definid[oa]|regreso|vuelta|baja|recuperacion))*',
      'OPEN',
    ],
    [
      'se desconoce|no se sabe|desconocid[oa]|indefinid(?:o|a|amente)|por (?:determinar|confirmar|evaluar)|segun (?:su )?evolucion|pendiente',
      'OPEN',
    ],
    ['(?:sera|volvera a ser) (?:evaluad|reevaluad|examinad)o', 'OPEN'],
    // How the time is meant.
    ['no(?: \\w+){0,3}? (?:hasta|antes del?)', 'LEAST'],
    ['no menos de', 'LEAST'],
    ['no mas de', 'MOST'],
    ['como (?:minimo|poco)|(?:un )?minimo(?: de)?|al menos|por lo menos|mas de|o mas', 'LEAST'],
    ['como (?:maximo|mucho)|(?:un )?maximo(?: de)?|a lo sumo|menos de', 'MOST'],
    ['mas o menos|o asi|alrededor de|aproximadamente|aprox|cerca de|en torno a|sobre|casi', 'ABOUT'],
    // How much, and of what.
    ['(?:una? )?(semana|mes|ano) y medi[oa]', '1.5 $1'],
    ['(\\d+) (semanas|meses|anos) y medi[oa]', '$1.5 $2'],
    ['medi[oa](?= +(?:semana|mes|ano))', '0.5'],
    ['(?:un )?par de', 'ABOUT 2'],
    ['(?:un[oa]s(?: cuant[oa]s| poc[oa]s)?|algun[oa]s|poc[oa]s|cuestion de)(?= +(?:dias|semanas|meses))', '2 TO 5'],
    ['un[oa]s', 'ABOUT'],
    ['vari[oa]s', '3 TO 8'],
    ['(?:el )?(?:proximo mes|mes que viene|mes proximo|mes siguiente)', 'MONTH@1'],
    ['(?:este|presente) mes', 'MONTH@0'],
    ['(?:(?:este|el|proximo) )*fin de semana(?: que viene| proximo)?', 'THIS_WEEKEND'],
    ['(?:proxima|siguiente) semana|semana que viene', 'NEXT_WEEK'],
    ['esta semana', 'THIS_WEEK'],
    ['(?:a )?(?:fin|final|finales) del? ano', 'PART21/31 MON12'],
    ['(?:a )?(?:principios?|comienzos?|inicios?) del? ano', 'PART1/10 MON1'],
    ['(?:(?:a|el|al) )?(?:fin|final|finales|fines) del?(?: mes de(?= +\\p{L}))?', 'PART21/31'],
    [
      '(?:(?:a|el|al) )?(?:principios?|comienzos?|inicios?|primeros(?: dias)?) del?(?: mes de(?= +\\p{L}))?',
      'PART1/10',
    ],
    ['(?:(?:a|el) )?(?:mediados?|mitad) del?(?: mes de(?= +\\p{L}))?', 'PART11/20'],
    ['primera quincena del?', 'PART1/15'],
    ['segunda quincena del?', 'PART16/31'],
    ['primera semana del?', 'PART1/7'],
    ['segunda semana del?', 'PART8/14'],
    ['tercera semana del?', 'PART15/21'],
    ['(?<=PART\\d+/\\d+ +)mes', 'MONTH@0'],
    ...MONTHS.map((month, index) => [month, `MON${index + 1}`] as const),
    ['mes de(?= +MON)', ''],
    ['(?:un|una|otro|otra)(?= +(?:hora|dia|semana|quincena|mes|ano))', '1'],
    ['1 +quincena', '15 DAY'],
    ['horas?', 'HOUR'],
    ['dias?', 'DAY'],
    ['semanas?|sem', 'WEEK'],
    ['mes(?:es)?', 'MONTH'],
    ['anos?', 'YEAR'],
    // Small words.
    ['(?:de )?baja(?: (?:para|en|por|durante))?|fuera(?: de)?|(?:se )?(?:pierde|perdera)', 'MISS'],
    ['duda(?: para)?', 'DOUBT'],
    ['dentro de|durante|en|para', 'IN'],
    ['hasta', 'UNTIL'],
    ['antes del?(?: que)?', 'BEFORE'],
    ['tras|despues del?', 'AFTER'],
    ['entre', 'BETWEEN'],
    ['y', 'AND'],
    ['a|o|u|al', 'TO'],
    ['no', 'NOT'],
    ['menos', 'NEG'],
    [
      'el|la|los|las|lo|de|del|este|esta|proxim[oa]s?|otr[oa]s|mas|que|estara?|estar|sera|volver|volvera|jugara|llegara|podra|regresara|se|espera',
      '',
    ],
  ],
};
