import { dayOfMonth, isSameMonth, localeOf } from './locale.ts';
import type { CauseSentence, ConditionSentence, Explanation, Headline, NamedGame, Return } from './sentence.ts';
import { parseLabels, type AbsenceNames, type InjuryNames, type LanguageTexts } from './language-texts.ts';

const { day, list, name, number, percent, plural } = localeOf('it', 'ltr', '1º');

const OPEN_OPPONENT = 'un avversario da definire';
const games = (n: number): string => plural(n, { one: 'una partita', other: '# partite' });

const firstAsOrdinal = (date: number): string => (date === 1 ? '1º' : String(date));

/** Puts an article before a day: "il 7 marzo", but "l’8 marzo" and "l’11 marzo". */
function withArticle(text: string | number, article: 'il' | 'al' | 'dal' = 'il'): string {
  const elided = { il: 'l’', al: 'all’', dal: 'dall’' }[article];
  return /^(8|11)\b/u.test(String(text)) ? `${elided}${text}` : `${article} ${text}`;
}

const INJURIES: InjuryNames = {
  HEAD: 'un infortunio alla testa',
  NECK: 'un infortunio al collo',
  SHOULDER: 'un infortunio alla spalla',
  ARM: 'un infortunio al braccio',
  HAND: 'un infortunio alla mano',
  CHEST: 'un infortunio al torace',
  BACK: 'un infortunio alla schiena',
  HIP: 'un infortunio all’anca',
  GROIN: 'un infortunio all’inguine',
  THIGH: 'un infortunio alla coscia',
  HAMSTRING: 'un infortunio ai flessori della coscia',
  QUADRICEPS: 'un infortunio al quadricipite',
  KNEE: 'un infortunio al ginocchio',
  CALF: 'un infortunio al polpaccio',
  SHIN: 'un infortunio alla tibia',
  ACHILLES: 'un infortunio al tendine d’Achille',
  ANKLE: 'un infortunio alla caviglia',
  FOOT: 'un infortunio al piede',
  ILLNESS: 'una malattia',
  OTHER: 'un infortunio',
  UNKNOWN: 'un infortunio',
};

const ABSENCES: AbsenceNames = {
  INTERNATIONAL_DUTY: 'un impegno con la nazionale',
  INELIGIBLE: 'un impedimento regolamentare',
  LOANED_OUT: 'un prestito a un altro club',
  PERSONAL: 'motivi personali',
  CLUB_DECISION: 'una decisione del club',
  REST: 'un turno di riposo',
  NOT_SELECTED: 'una scelta tecnica',
  OTHER: 'altri motivi',
};

function back(at: Return): string {
  switch (at.kind) {
    case 'SINCE':
      return `di nuovo disponibile ${withArticle(day(at.day, at.year), 'dal')}`;
    case 'OPEN':
      return 'rientro senza data';
    case 'AROUND':
      return at.overdue
        ? `in ritardo: il rientro era previsto per ${withArticle(day(at.day, at.year))}`
        : `rientro previsto intorno ${withArticle(day(at.day, at.year), 'al')}`;
    case 'BETWEEN': {
      const latest = withArticle(day(at.latest, at.year));
      if (at.overdue) return `in ritardo: il rientro era previsto entro ${latest}`;
      if (at.earliest === at.latest) return `rientro previsto per ${latest}`;
      const earliest = isSameMonth(at.earliest, at.latest)
        ? firstAsOrdinal(dayOfMonth(at.earliest))
        : day(at.earliest, at.year);
      return `rientro previsto tra ${withArticle(earliest)} e ${latest}`;
    }
    case 'ON':
      return `disponibile ${withArticle(day(at.day, at.year), 'dal')}`;
    case 'AFTER_GAMES':
      return `assenza per ${games(at.games)}`;
    case 'IN_GAME':
      return `rientro previsto contro ${name(at.opponent ?? OPEN_OPPONENT)}`;
    case 'AFTER_GAME':
      return `rientro previsto dopo la partita contro ${name(at.opponent ?? OPEN_OPPONENT)}`;
    case 'CHANCE':
      return `probabilità del ${percent(at.share)} di giocare la prossima partita`;
    case 'TRAINING':
      return `allenamento completo previsto intorno ${withArticle(day(at.day, at.year), 'al')}`;
    case 'ON_CONDITION':
      return 'rientro legato a una condizione';
  }
}

const inBrackets = (at: Return | null): string => (at === null ? '' : ` (${back(at)})`);

function cause(of: CauseSentence): string {
  switch (of.kind) {
    case 'INJURY':
      return INJURIES[of.part] + inBrackets(of.back);
    case 'SUSPENSION': {
      const length = of.matches === null ? '' : ` di ${games(of.matches)}`;
      return `una squalifica${length}${details(of)}${inBrackets(of.back)}`;
    }
    case 'ABSENCE':
      return ABSENCES[of.absence] + inBrackets(of.back);
    case 'RISK_OF_SUSPENSION': {
      const cards = `${plural(of.yellows, { one: '# ammonizione', other: '# ammonizioni' })} su ${number(of.threshold)}`;
      return `un rischio di squalifica (${name(of.competition)}, ${cards})`;
    }
  }
}

/** "(La Liga, partita 5 di 6)" */
function details({ competition, matches, place }: Extract<CauseSentence, { kind: 'SUSPENSION' }>): string {
  const isOneOfSeveral = place !== null && matches !== null && matches > 1;
  const parts = [
    ...(competition === null ? [] : [name(competition)]),
    ...(isOneOfSeveral ? [`partita ${number(place)} di ${number(matches)}`] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function only(condition: ConditionSentence | null): string {
  if (condition === null) return '';
  if (condition.kind !== 'RESULT') return '; non è certo che questa partita si giochi';
  const result = condition.outcome === 'GOES_THROUGH' ? 'passa il turno' : 'esce dalla competizione';
  return `; questa partita si gioca solo se ${name(condition.team)} ${result}`;
}

function explanation(of: Explanation): string {
  const causes = list(of.causes.map(cause));
  const because = causes === '' ? '' : ` per ${causes}`;
  switch (of.kind) {
    case 'OUT':
      return `Indisponibile${because}${only(of.condition)}.`;
    case 'ALMOST_OUT':
      return `Assenza quasi certa${because}${only(of.condition)}.`;
    case 'DOUBTFUL':
      return `Presenza improbabile${because}${only(of.condition)}.`;
    case 'QUESTIONABLE':
      return `Presenza in dubbio${because}${only(of.condition)}.`;
    case 'AVAILABLE':
      return causes === ''
        ? `Disponibile: niente impedisce di giocare${only(of.condition)}.`
        : `Dovrebbe poter giocare nonostante ${causes}${only(of.condition)}.`;
    case 'MISSED':
      return `${of.assumed ? 'Presumibilmente ha saltato la partita' : 'Ha saltato la partita'}${because}.`;
    case 'PLAYED':
      return of.assumed ? 'Presumibilmente ha giocato: niente impediva di giocare.' : 'Ha giocato.';
    case 'UNKNOWN':
      return `${WHY_UNKNOWN[of.why]}${causes === '' ? '' : `; presenza in dubbio${because}`}.`;
  }
}

const WHY_UNKNOWN = {
  CANCELLED: 'Partita annullata: non c’è niente da saltare',
  REMOVED: 'Partita inserita per errore: non c’è niente da saltare',
  AWARDED: 'Partita assegnata a tavolino: non c’è niente da saltare',
  UNDECIDED_TIE: 'Non si sa se questa partita si gioca',
  BROKEN_OFF: 'Partita interrotta, senza nuova data',
  UNDATED: 'Partita ancora senza data: impossibile prevedere un’assenza',
} as const;

const MORE = { one: 'un’altra', other: 'altre #' };
const GROUNDS: Readonly<Record<NamedGame['ground'], string>> = { HOME: ' (C)', AWAY: ' (T)', NEUTRAL: '' };

function named(next: readonly NamedGame[], toCome: number): string {
  const parts = next.map(({ opponent, ground }) => name(opponent ?? OPEN_OPPONENT) + GROUNDS[ground]);
  const more = toCome - next.length;
  return list(more > 0 ? [...parts, plural(more, MORE)] : parts);
}

function headline(of: Headline): string {
  if (of.kind === 'NOTHING_PUBLISHED') return 'Non era stato pubblicato niente.';
  const player = name(of.player);
  switch (of.kind) {
    case 'NOTHING':
      return `Nessun ostacolo per ${player}.`;
    case 'PAST':
      return `${player} ha saltato ${games(of.missed)}.`;
    case 'NO_GAME': {
      const out = of.missed === 0 ? 'è indisponibile' : `ha saltato ${games(of.missed)} e resta indisponibile`;
      const more = of.missed === 0 ? 'nessuna partita' : 'nessun’altra partita';
      const rest = {
        NONE_SCHEDULED: `${more} in calendario`,
        NONE_LIKELY: `${more} dovrebbe essere saltata`,
        UNDATED: 'la prossima partita non ha ancora una data',
      }[of.games];
      return `${player} ${out}${inBrackets(of.back)}; ${rest}.`;
    }
    case 'GAMES': {
      const { missed, toCome, certain } = of;
      const past = missed === 0 ? '' : ` ha saltato ${games(missed)} e`;
      const partitive = missed === 0 ? '' : 'ne ';
      const many = missed === 0 ? games(toCome) : plural(toCome, MORE);
      const next = named(of.next, toCome);
      if (certain === toCome) return `${player}${past} ${partitive}salterà ${many}: ${next}.`;
      const upTo = toCome === 1 ? '' : missed === 0 ? 'fino a ' : 'fino ad ';
      const atLeast = certain === 0 ? '' : `, almeno ${plural(certain, { one: 'una', other: '#' })}`;
      return `${player}${past} ${partitive}potrebbe saltare ${upTo}${many}${atLeast}: ${next}.`;
    }
  }
}

const labels = parseLabels(`
  AbsenceKind: INTERNATIONAL_DUTY Impegno con la nazionale | INELIGIBLE Impedimento regolamentare | LOANED_OUT Prestito
    | PERSONAL Motivi personali | CLUB_DECISION Decisione del club | REST Riposo | NOT_SELECTED Scelta tecnica
    | OTHER Altri motivi
  AbsenceStatus: ACTIVE In corso | ENDED Fine dell’assenza | WITHDRAWN Segnalazione ritirata
  BodyPart: HEAD Testa | NECK Collo | SHOULDER Spalla | ARM Braccio | HAND Mano | CHEST Torace | BACK Schiena | HIP Anca
    | GROIN Inguine | THIGH Coscia | HAMSTRING Flessori della coscia | QUADRICEPS Quadricipite | KNEE Ginocchio
    | CALF Polpaccio | SHIN Tibia | ACHILLES Tendine d’Achille | ANKLE Caviglia | FOOT Piede | ILLNESS Malattia
    | OTHER Altra parte | UNKNOWN Da precisare
  CardColour: YELLOW Cartellino giallo | SECOND_YELLOW Secondo giallo | RED Cartellino rosso
  Certainty: CONFIRMED Certa | CONDITIONAL Eventuale
  ChangeCause: INJURY_REPORTED Nuovo infortunio | INJURY_AMENDED Segnalazione modificata | ESTIMATE_REVISED Nuova previsione
    | RETURN_RECORDED Rientro confermato | INJURY_WITHDRAWN Segnalazione ritirata | SUSPENSION Squalifica
    | FIXTURE Calendario | TRANSFER Trasferimento | TIME_PASSED Passaggio del tempo | ABSENCE Assenza
    | LINEUP Formazione | CORRECTION Correzione | CARD Cartellino
  ChangeKind: ADDED Aggiunta | REMOVED Tolta | CHANGED Modifica | MOVED Spostamento
  CompetitionKind: LEAGUE Campionato | CUP Coppa | INTERNATIONAL Nazionali | FRIENDLY Amichevole
  CourseBasis: DIAGNOSIS Diagnosi | WORDS Testo della segnalazione | BODY_PART Parte del corpo | ANY Infortunio medio
  Diagnosis: ALL Qualsiasi infortunio | HAMSTRING Infortunio ai flessori della coscia
    | QUAD_THIGH Infortunio al quadricipite o alla coscia | CALF Infortunio al polpaccio
    | ADDUCTOR_GROIN Infortunio all’inguine o agli adduttori | HIP Infortunio all’anca | KNEE_OTHER Infortunio al ginocchio
    | MENISCUS Lesione del menisco | ACL Lesione del legamento crociato anteriore
    | MCL Lesione del legamento collaterale mediale | ANKLE Infortunio alla caviglia
    | FOOT_TOE Infortunio al piede o a un dito | METATARSAL Frattura di un metatarso
    | ACHILLES Infortunio al tendine d’Achille | ACHILLES_RUPTURE Rottura del tendine d’Achille
    | BACK Infortunio alla schiena | SHOULDER Infortunio alla spalla | CONCUSSION Commozione cerebrale o trauma alla testa
    | ILLNESS Malattia | KNOCK_BRUISE Botta o contusione | MUSCLE_UNSPEC Infortunio muscolare | FRACTURE_OTHER Frattura
    | FITNESS_REST Condizione da ritrovare | OTHER Altro infortunio
    | HAMSTRING_FUNCTIONAL Sovraccarico dei flessori, senza lesione | HAMSTRING_STRUCTURAL Lesione dei flessori
    | HAMSTRING_GRADE_0 Infortunio ai flessori, grado 0 alla risonanza
    | HAMSTRING_GRADE_1 Infortunio ai flessori, grado 1 alla risonanza
    | HAMSTRING_GRADE_2 Infortunio ai flessori, grado 2 alla risonanza
    | HAMSTRING_GRADE_3 Infortunio ai flessori, grado 3 alla risonanza
    | HAMSTRING_BAMIC_2C Lesione tendinea dei flessori, BAMIC 2c | HAMSTRING_BAMIC_3C Lesione tendinea dei flessori, BAMIC 3c
    | QUADRICEPS_FUNCTIONAL Sovraccarico del quadricipite, senza lesione | QUADRICEPS_STRUCTURAL Lesione del quadricipite
    | CALF_FUNCTIONAL Sovraccarico del polpaccio, senza lesione | CALF_STRUCTURAL Lesione del polpaccio
    | THIGH_CONTUSION Contusione alla coscia | KNEE_CONTUSION Contusione al ginocchio
    | ANKLE_CONTUSION Contusione alla caviglia | FOOT_CONTUSION Contusione al piede | CALF_CONTUSION Contusione al polpaccio
    | LOWER_LEG_CONTUSION Contusione alla gamba | ANKLE_LATERAL_SPRAIN Distorsione alla caviglia
    | ANKLE_CAPSULE Lesione della capsula della caviglia | SYNDESMOSIS_SURGERY Lesione della sindesmosi, con operazione
    | FIFTH_METATARSAL_SURGERY Frattura del quinto metatarso, con operazione
    | KNEE_CARTILAGE Lesione della cartilagine del ginocchio | ACHILLES_TENDINOPATHY Tendinopatia achillea
    | ACHILLES_PAIN Dolore al tendine d’Achille | LOW_BACK_PAIN Lombalgia
  EditorQueueKind: OVERDUE In ritardo | DUE_TODAY In scadenza oggi | DISAGREEMENT Disaccordo | QUESTION Domanda
    | STALE Senza aggiornamenti | LINEUP_CONFLICT Conflitto di formazione
  EstimateBasis: WINDOW Periodo | DATE Data | TEXT Testo | UNKNOWN Nessuna previsione | CHANCE Probabilità | GAMES Partite
    | TRAINING Allenamenti
  EvidenceGrade: A Articolo originale | B Trascrizione | C Conteggio proprio
  FixtureStatus: SCHEDULED Senza orario | TIMED Con orario | IN_PLAY In corso | FINISHED Finita | POSTPONED Rinviata
    | SUSPENDED Interrotta | ABANDONED Non conclusa | CANCELLED Annullata | AWARDED A tavolino | REMOVED Eliminata
  Gender: MEN Uomini | WOMEN Donne | MIXED Misto
  InjuryStatus: ACTIVE In corso | RECOVERED Guarigione | WITHDRAWN Segnalazione ritirata
  Language: EN Inglese | ES Spagnolo | DE Tedesco | FR Francese | IT Italiano | PT Portoghese | AR Arabo
  NameEvidence: EXTERNAL_ID Identificativo esterno | NAME Nome | ALIAS Altro nome | NORMALISED_NAME Nome normalizzato
    | SHARED_FIXTURES Partite in comune | ANSWER Risposta
  Population: PUBLIC Infortuni annunciati | CLUB Registri dei club
  Position: GOALKEEPER Porta | DEFENDER Difesa | MIDFIELDER Centrocampo | FORWARD Attacco
  QuestionKind: TEAM Squadra | PLAYER Nome in rosa | COMPETITION Competizione
  Side: LEFT Sinistra | RIGHT Destra | BOTH Entrambi i lati
  SourceKind: CLUB Club | PLAYER Dichiarazione personale | PRESS Stampa | MEDICAL Staff medico | MODEL Modello
  SuspensionOrigin: STATED Comunicata | CARDS Per cartellini
  TeamKind: CLUB Club | NATIONAL Nazionale
  TieOutcome: GOES_THROUGH Passaggio del turno | GOES_OUT Eliminazione
  TokenScope: EDITOR Redazione | FEED Fonte di dati | MEDICAL Staff medico
  Verdict: OUT Indisponibile | DOUBTFUL Presenza improbabile | QUESTIONABLE Presenza in dubbio | AVAILABLE Disponibile
    | UNKNOWN Da definire | MISSED Partita saltata | PLAYED Partita giocata
  WriterKind: TOKEN Token | COMMAND_LINE Riga di comando | TIME Passaggio del tempo | DEMONSTRATION Dimostrazione
`);

export const ITALIAN: LanguageTexts = { headline, explanation, labels };
