import { localeOf } from '../locale.ts';
import type { ReadingWords } from '../reading.ts';

export const ITALIAN_READING: ReadingWords = {
  locale: localeOf('it'),
  finish: (text) =>
    text
      .replaceAll(/\b(il|al|dal|del) (8|11)(?=\s)/gu, (_, article: string, day: string) => `${elided(article)}${day}`)
      .replaceAll(/\b(il|al|dal|del) 1 (?=\p{L})/gu, '$1 1º '),
  activities: {
    PLAYING: 'rientro',
    TRAINING: 'rientro in allenamento',
    FULL_TRAINING: 'rientro in gruppo',
  },
  after: {
    EXACT: '{a} tra {t}',
    ABOUT: '{a} tra circa {t}',
    AT_LEAST: '{a} tra almeno {t}',
    AT_MOST: '{a} tra {t} al massimo',
    LATE: '{a} non prima di {t}',
  },
  on: {
    EXACT: '{a} il {d}',
    ABOUT: '{a} intorno al {d}',
    AT_LEAST: '{a} non prima del {d}',
    AFTER: '{a} dopo il {d}',
    BY: '{a} entro il {d}',
    FROM: '{a} a partire dal {d}',
    LATE: '{a} solo il {d}',
  },
  between: '{a} tra il {d} e il {e}',
  through: 'assenza fino al {d} compreso',
  misses: { one: 'salta la partita del {d}', other: 'salta le partite del {d}' },
  games: {
    EXACT: 'salta {t}',
    ABOUT: 'salta circa {t}',
    AT_LEAST: 'salta almeno {t}',
    AT_MOST: 'salta al massimo {t}',
  },
  inGame: '{a} nella partita del {d}',
  chance: 'probabilità del {t} di giocare il {d}',
  chanceOfNext: 'probabilità del {t} di giocare la prossima partita',
  units: {
    days: { one: '# giorno', other: '# giorni' },
    weeks: { one: '# settimana', other: '# settimane' },
    games: { one: '# partita', other: '# partite' },
  },
  hedged: 'forse {a}',
  pending: '{a}; si attendono gli esiti degli esami',
  instead: '{a}; non più: {t}',
  courses: {
    DAY_TO_DAY: 'valutazione giorno per giorno',
    WEEK_TO_WEEK: 'valutazione settimana per settimana',
    LONG_TERM: 'lunga assenza',
    TRAINS_ALREADY: 'già in allenamento',
  },
  reasons: {
    TESTS_PENDING: 'nessuna previsione: si attendono gli esiti degli esami',
    NO_TIMEFRAME: 'nessuna previsione: tempi non indicati',
    TREATMENT: 'nessuna previsione: si parla dell’infortunio o della terapia',
    OUT_WITHOUT_TIME: 'nessuna previsione: assenza senza tempi',
  },
  landmarks: {
    SEASON: 'fine della stagione',
    SEASON_END: 'fine della stagione',
    NEXT_SEASON: 'prossima stagione',
    PRESEASON: 'precampionato',
    INTERNATIONAL_BREAK: 'sosta per le nazionali',
    WINTER_BREAK: 'sosta invernale',
    NEW_YEAR: 'anno nuovo',
    EASTER: 'Pasqua',
    SUMMER: 'estate',
    WORLD_CUP: 'Mondiali',
    EUROS: 'Europei',
    COPA_AMERICA: 'Copa América',
    AFRICA_CUP: 'Coppa d’Africa',
  },
};

/** "Il 8" is "l’8", "del 11" "dell’11". */
function elided(article: string): string {
  return article === 'il' ? 'l’' : `${article}l’`;
}
