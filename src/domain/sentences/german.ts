import { dayOfMonth, isSameMonth, localeOf } from './locale.ts';
import type { CauseSentence, ConditionSentence, Explanation, Headline, NamedGame, Return } from './sentence.ts';
import { parseLabels, type AbsenceNames, type InjuryNames, type LanguageTexts } from './language-texts.ts';

const { day, list, name, number, percent, plural } = localeOf('de');

const games = (n: number): string => plural(n, { one: 'ein Spiel', other: '# Spiele' });

/** In the genitive, for "wegen" and "trotz". */
const INJURIES: InjuryNames = {
  HEAD: 'einer Kopfverletzung',
  NECK: 'einer Nackenverletzung',
  SHOULDER: 'einer Schulterverletzung',
  ARM: 'einer Armverletzung',
  HAND: 'einer Handverletzung',
  CHEST: 'einer Brustverletzung',
  BACK: 'einer Rückenverletzung',
  HIP: 'einer Hüftverletzung',
  GROIN: 'einer Leistenverletzung',
  THIGH: 'einer Oberschenkelverletzung',
  HAMSTRING: 'einer Verletzung der hinteren Oberschenkelmuskulatur',
  QUADRICEPS: 'einer Verletzung der vorderen Oberschenkelmuskulatur',
  KNEE: 'einer Knieverletzung',
  CALF: 'einer Wadenverletzung',
  SHIN: 'einer Schienbeinverletzung',
  ACHILLES: 'einer Achillessehnenverletzung',
  ANKLE: 'einer Sprunggelenkverletzung',
  FOOT: 'einer Fußverletzung',
  ILLNESS: 'einer Erkrankung',
  OTHER: 'einer Verletzung',
  UNKNOWN: 'einer Verletzung',
};

const ABSENCES: AbsenceNames = {
  INTERNATIONAL_DUTY: 'einer Länderspielreise',
  INELIGIBLE: 'fehlender Spielberechtigung',
  LOANED_OUT: 'einer Leihe zu einem anderen Verein',
  PERSONAL: 'persönlicher Gründe',
  CLUB_DECISION: 'einer Entscheidung des Vereins',
  REST: 'einer geplanten Pause',
  NOT_SELECTED: 'einer Nichtnominierung',
  OTHER: 'anderer Gründe',
};

function back(at: Return): string {
  switch (at.kind) {
    case 'SINCE':
      return `seit dem ${day(at.day, at.year)} zurück`;
    case 'OPEN':
      return 'Rückkehr offen';
    case 'AROUND':
      return at.overdue
        ? `überfällig: Rückkehr war für den ${day(at.day, at.year)} erwartet`
        : `Rückkehr um den ${day(at.day, at.year)} erwartet`;
    case 'BETWEEN': {
      const latest = day(at.latest, at.year);
      if (at.overdue) return `überfällig: Rückkehr war bis zum ${latest} erwartet`;
      if (at.earliest === at.latest) return `Rückkehr am ${latest} erwartet`;
      const earliest = isSameMonth(at.earliest, at.latest) ? `${dayOfMonth(at.earliest)}.` : day(at.earliest, at.year);
      return `Rückkehr zwischen dem ${earliest} und dem ${latest} erwartet`;
    }
    case 'ON':
      return `ab dem ${day(at.day, at.year)} wieder verfügbar`;
    case 'AFTER_GAMES':
      return `Ausfall für ${games(at.games)}`;
    case 'IN_GAME':
      return `Rückkehr gegen ${name(at.opponent ?? 'einen noch offenen Gegner')} erwartet`;
    case 'AFTER_GAME':
      return `Rückkehr nach dem Spiel gegen ${name(at.opponent ?? 'einen noch offenen Gegner')} erwartet`;
    case 'CHANCE':
      return `Einsatz im nächsten Spiel mit ${percent(at.share)} Wahrscheinlichkeit`;
    case 'TRAINING':
      return `volles Training um den ${day(at.day, at.year)} erwartet`;
    case 'ON_CONDITION':
      return 'Rückkehr an eine Bedingung geknüpft';
  }
}

const inBrackets = (at: Return | null): string => (at === null ? '' : ` (${back(at)})`);

function cause(of: CauseSentence): string {
  switch (of.kind) {
    case 'INJURY':
      return INJURIES[of.part] + inBrackets(of.back);
    case 'SUSPENSION': {
      const length = of.matches === null ? '' : ` für ${games(of.matches)}`;
      return `einer Sperre${length}${details(of)}${inBrackets(of.back)}`;
    }
    case 'ABSENCE':
      return ABSENCES[of.absence] + inBrackets(of.back);
    case 'RISK_OF_SUSPENSION': {
      const cards = `${number(of.yellows)} von ${number(of.threshold)} Gelben Karten`;
      return `einer drohenden Sperre (${name(of.competition)}, ${cards})`;
    }
  }
}

/** "(La Liga, Spiel 5 von 6)" */
function details({ competition, matches, place }: Extract<CauseSentence, { kind: 'SUSPENSION' }>): string {
  const isOneOfSeveral = place !== null && matches !== null && matches > 1;
  const parts = [
    ...(competition === null ? [] : [name(competition)]),
    ...(isOneOfSeveral ? [`Spiel ${number(place)} von ${number(matches)}`] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function only(condition: ConditionSentence | null): string {
  if (condition === null) return '';
  if (condition.kind !== 'RESULT') return '; ob die Begegnung stattfindet, steht noch nicht fest';
  const result = condition.outcome === 'GOES_THROUGH' ? 'weiterkommt' : 'ausscheidet';
  return `; die Begegnung findet nur statt, wenn ${name(condition.team)} ${result}`;
}

function explanation(of: Explanation): string {
  const causes = list(of.causes.map(cause));
  const because = causes === '' ? '' : ` wegen ${causes}`;
  switch (of.kind) {
    case 'OUT':
      return `Ausfall${because}${only(of.condition)}.`;
    case 'ALMOST_OUT':
      return `Ausfall fast sicher${because}${only(of.condition)}.`;
    case 'DOUBTFUL':
      return `Einsatz unwahrscheinlich${because}${only(of.condition)}.`;
    case 'QUESTIONABLE':
      return `Einsatz fraglich${because}${only(of.condition)}.`;
    case 'AVAILABLE':
      return causes === ''
        ? `Einsatzbereit: Nichts spricht gegen einen Einsatz${only(of.condition)}.`
        : `Einsatz zu erwarten trotz ${causes}${only(of.condition)}.`;
    case 'MISSED':
      return `${of.assumed ? 'Vermutlich gefehlt' : 'Gefehlt'}${because}.`;
    case 'PLAYED':
      return of.assumed ? 'Vermutlich gespielt: Nichts sprach dagegen.' : 'Gespielt.';
    case 'UNKNOWN':
      return `${WHY_UNKNOWN[of.why]}${causes === '' ? '' : `; Einsatz fraglich${because}`}.`;
  }
}

const WHY_UNKNOWN = {
  CANCELLED: 'Abgesagt: Es gibt kein Spiel zu verpassen',
  REMOVED: 'Irrtümlich eingetragen: Es gibt kein Spiel zu verpassen',
  AWARDED: 'Ohne Spiel gewertet: Es gibt kein Spiel zu verpassen',
  UNDECIDED_TIE: 'Ob diese Begegnung stattfindet, ist nicht bekannt',
  BROKEN_OFF: 'Abgebrochen und noch nicht neu angesetzt',
  UNDATED: 'Noch ohne Termin: Über einen Ausfall lässt sich nichts sagen',
} as const;

const MORE = { one: 'ein weiteres', other: '# weitere' };
const GROUNDS: Readonly<Record<NamedGame['ground'], string>> = { HOME: ' (H)', AWAY: ' (A)', NEUTRAL: '' };

function named(next: readonly NamedGame[], toCome: number): string {
  const parts = next.map(({ opponent, ground }) => name(opponent ?? 'ein noch offener Gegner') + GROUNDS[ground]);
  const more = toCome - next.length;
  return list(more > 0 ? [...parts, plural(more, MORE)] : parts);
}

function headline(of: Headline): string {
  if (of.kind === 'NOTHING_PUBLISHED') return 'Es war noch nichts veröffentlicht.';
  const player = name(of.player);
  switch (of.kind) {
    case 'NOTHING':
      return `Nichts spricht gegen einen Einsatz von ${player}.`;
    case 'PAST':
      return `${player} verpasste ${games(of.missed)}.`;
    case 'NO_GAME': {
      const out = of.missed === 0 ? 'fällt aus' : `hat ${games(of.missed)} verpasst und fällt weiter aus`;
      const more = of.missed === 0 ? 'kein Spiel' : 'kein weiteres Spiel';
      const rest = {
        NONE_SCHEDULED: `im Kalender steht ${more}`,
        NONE_LIKELY: `voraussichtlich wird ${more} verpasst`,
        UNDATED: 'das nächste Spiel hat noch keinen Termin',
      }[of.games];
      return `${player} ${out}${inBrackets(of.back)}; ${rest}.`;
    }
    case 'GAMES': {
      const { missed, toCome, certain } = of;
      const past = missed === 0 ? '' : ` hat ${games(missed)} verpasst und`;
      const many = missed === 0 ? games(toCome) : plural(toCome, MORE);
      const next = named(of.next, toCome);
      if (certain === toCome) return `${player}${past} verpasst ${many}: ${next}.`;
      const atLeast = certain === 0 ? '' : `, mindestens ${plural(certain, { one: 'eins', other: '#' })}`;
      return `${player}${past} könnte ${toCome === 1 ? '' : 'bis zu '}${many} verpassen${atLeast}: ${next}.`;
    }
  }
}

const labels = parseLabels(`
  AbsenceKind: INTERNATIONAL_DUTY Länderspielreise | INELIGIBLE Nicht spielberechtigt | LOANED_OUT Leihe
    | PERSONAL Persönliche Gründe | CLUB_DECISION Entscheidung des Vereins | REST Pause | NOT_SELECTED Nicht nominiert
    | OTHER Andere Gründe
  AbsenceStatus: ACTIVE Aktuell | ENDED Beendet | WITHDRAWN Zurückgezogen
  BodyPart: HEAD Kopf | NECK Nacken | SHOULDER Schulter | ARM Arm | HAND Hand | CHEST Brust | BACK Rücken | HIP Hüfte
    | GROIN Leiste | THIGH Oberschenkel | HAMSTRING Hinterer Oberschenkel | QUADRICEPS Vorderer Oberschenkel | KNEE Knie
    | CALF Wade | SHIN Schienbein | ACHILLES Achillessehne | ANKLE Sprunggelenk | FOOT Fuß | ILLNESS Krankheit
    | OTHER Andere | UNKNOWN Unbekannt
  CardColour: YELLOW Gelbe Karte | SECOND_YELLOW Gelb-Rote Karte | RED Rote Karte
  Certainty: CONFIRMED Fest | CONDITIONAL Bedingt
  ChangeCause: INJURY_REPORTED Neue Verletzung | INJURY_AMENDED Meldung geändert | ESTIMATE_REVISED Neue Prognose
    | RETURN_RECORDED Rückkehr bestätigt | INJURY_WITHDRAWN Meldung zurückgezogen | SUSPENSION Sperre | FIXTURE Spielplan
    | TRANSFER Transfer | TIME_PASSED Zeitablauf | ABSENCE Abwesenheit | LINEUP Aufstellung | CORRECTION Korrektur
    | CARD Karte
  ChangeKind: ADDED Neu | REMOVED Entfallen | CHANGED Geändert | MOVED Verlegt
  CompetitionKind: LEAGUE Liga | CUP Pokal | INTERNATIONAL Länderspiele | FRIENDLY Testspiel
  CourseBasis: DIAGNOSIS Diagnose | WORDS Wortlaut der Meldung | BODY_PART Körperteil | ANY Durchschnitt aller Verletzungen
  Diagnosis: ALL Beliebige Verletzung | HAMSTRING Verletzung der hinteren Oberschenkelmuskulatur
    | QUAD_THIGH Verletzung des Quadrizeps oder Oberschenkels | CALF Wadenverletzung
    | ADDUCTOR_GROIN Leisten- oder Adduktorenverletzung | HIP Hüftverletzung | KNEE_OTHER Knieverletzung
    | MENISCUS Meniskusriss | ACL Verletzung des vorderen Kreuzbands | MCL Verletzung des Innenbands am Knie
    | ANKLE Sprunggelenkverletzung | FOOT_TOE Fuß- oder Zehenverletzung | METATARSAL Mittelfußbruch
    | ACHILLES Verletzung der Achillessehne | ACHILLES_RUPTURE Achillessehnenriss | BACK Rückenverletzung
    | SHOULDER Schulterverletzung | CONCUSSION Gehirnerschütterung oder Kopfverletzung | ILLNESS Krankheit
    | KNOCK_BRUISE Prellung | MUSCLE_UNSPEC Muskelverletzung | FRACTURE_OTHER Knochenbruch
    | FITNESS_REST Trainingsrückstand | OTHER Andere Verletzung
    | HAMSTRING_FUNCTIONAL Überlastung der hinteren Oberschenkelmuskulatur, ohne Riss
    | HAMSTRING_STRUCTURAL Riss in der hinteren Oberschenkelmuskulatur
    | HAMSTRING_GRADE_0 Verletzung der hinteren Oberschenkelmuskulatur, MRT-Grad 0
    | HAMSTRING_GRADE_1 Verletzung der hinteren Oberschenkelmuskulatur, MRT-Grad 1
    | HAMSTRING_GRADE_2 Verletzung der hinteren Oberschenkelmuskulatur, MRT-Grad 2
    | HAMSTRING_GRADE_3 Verletzung der hinteren Oberschenkelmuskulatur, MRT-Grad 3
    | HAMSTRING_BAMIC_2C Sehnenverletzung am hinteren Oberschenkel, BAMIC 2c
    | HAMSTRING_BAMIC_3C Sehnenverletzung am hinteren Oberschenkel, BAMIC 3c
    | QUADRICEPS_FUNCTIONAL Überlastung des Quadrizeps, ohne Riss | QUADRICEPS_STRUCTURAL Riss im Quadrizeps
    | CALF_FUNCTIONAL Überlastung der Wade, ohne Riss | CALF_STRUCTURAL Muskelriss in der Wade
    | THIGH_CONTUSION Oberschenkelprellung | KNEE_CONTUSION Knieprellung | ANKLE_CONTUSION Prellung am Sprunggelenk
    | FOOT_CONTUSION Fußprellung | CALF_CONTUSION Wadenprellung | LOWER_LEG_CONTUSION Unterschenkelprellung
    | ANKLE_LATERAL_SPRAIN Bänderdehnung am Sprunggelenk | ANKLE_CAPSULE Kapselverletzung am Sprunggelenk
    | SYNDESMOSIS_SURGERY Syndesmoseverletzung, operiert | FIFTH_METATARSAL_SURGERY Bruch des fünften Mittelfußknochens, operiert
    | KNEE_CARTILAGE Knorpelschaden im Knie | ACHILLES_TENDINOPATHY Tendinopathie der Achillessehne
    | ACHILLES_PAIN Achillessehnenbeschwerden | LOW_BACK_PAIN Schmerzen im unteren Rücken
  EditorQueueKind: OVERDUE Überfällig | DUE_TODAY Heute fällig | DISAGREEMENT Widerspruch | QUESTION Frage
    | STALE Veraltet | LINEUP_CONFLICT Widerspruch zur Aufstellung
  EstimateBasis: WINDOW Zeitraum | DATE Datum | TEXT Text | UNKNOWN Keine Prognose | CHANCE Wahrscheinlichkeit
    | GAMES Spiele | TRAINING Training
  EvidenceGrade: A Originalarbeit | B Abschrift | C Eigene Zählung
  FixtureStatus: SCHEDULED Ohne Uhrzeit | TIMED Angesetzt | IN_PLAY Läuft | FINISHED Beendet | POSTPONED Verschoben
    | SUSPENDED Unterbrochen | ABANDONED Abgebrochen | CANCELLED Abgesagt | AWARDED Gewertet | REMOVED Entfernt
  Gender: MEN Männer | WOMEN Frauen | MIXED Gemischt
  InjuryStatus: ACTIVE Aktuell | RECOVERED Auskuriert | WITHDRAWN Zurückgezogen
  Language: EN Englisch | ES Spanisch | DE Deutsch | FR Französisch | IT Italienisch | PT Portugiesisch | AR Arabisch
  NameEvidence: EXTERNAL_ID Externe Kennung | NAME Name | ALIAS Anderer Name | NORMALISED_NAME Vereinheitlichter Name
    | SHARED_FIXTURES Gemeinsame Spiele | ANSWER Antwort
  Population: PUBLIC Öffentlich gemeldete Verletzungen | CLUB Aufzeichnungen der Vereine
  Position: GOALKEEPER Tor | DEFENDER Abwehr | MIDFIELDER Mittelfeld | FORWARD Angriff
  QuestionKind: TEAM Mannschaft | PLAYER Name im Kader | COMPETITION Wettbewerb
  Side: LEFT Links | RIGHT Rechts | BOTH Beidseitig
  SourceKind: CLUB Verein | PLAYER Eigene Aussage | PRESS Presse | MEDICAL Medizinische Abteilung | MODEL Modell
  SuspensionOrigin: STATED Gemeldet | CARDS Folgt aus Karten
  TeamKind: CLUB Verein | NATIONAL Nationalmannschaft
  TieOutcome: GOES_THROUGH Weiter | GOES_OUT Ausgeschieden
  TokenScope: EDITOR Redaktion | FEED Datenquelle | MEDICAL Medizinische Abteilung
  Verdict: OUT Fällt aus | DOUBTFUL Einsatz unwahrscheinlich | QUESTIONABLE Einsatz fraglich | AVAILABLE Einsatzbereit
    | UNKNOWN Offen | MISSED Gefehlt | PLAYED Gespielt
  WriterKind: TOKEN Token | COMMAND_LINE Kommandozeile | TIME Zeitablauf | DEMONSTRATION Demonstration
`);

export const GERMAN: LanguageTexts = { headline, explanation, labels };
