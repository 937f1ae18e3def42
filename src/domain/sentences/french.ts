import { dayOfMonth, isSameMonth, localeOf } from './locale.ts';
import type { CauseSentence, ConditionSentence, Explanation, Headline, NamedGame, Return } from './sentence.ts';
import { parseLabels, type AbsenceNames, type InjuryNames, type LanguageTexts } from './language-texts.ts';

const { day, list, name, number, percent, plural } = localeOf('fr', 'ltr', '1er');

const OPEN_OPPONENT = 'un adversaire à déterminer';
const games = (n: number): string => plural(n, { one: 'un match', other: '# matchs' });

const INJURIES: InjuryNames = {
  HEAD: 'une blessure à la tête',
  NECK: 'une blessure au cou',
  SHOULDER: 'une blessure à l’épaule',
  ARM: 'une blessure au bras',
  HAND: 'une blessure à la main',
  CHEST: 'une blessure à la poitrine',
  BACK: 'une blessure au dos',
  HIP: 'une blessure à la hanche',
  GROIN: 'une blessure à l’aine',
  THIGH: 'une blessure à la cuisse',
  HAMSTRING: 'une blessure aux ischio-jambiers',
  QUADRICEPS: 'une blessure au quadriceps',
  KNEE: 'une blessure au genou',
  CALF: 'une blessure au mollet',
  SHIN: 'une blessure au tibia',
  ACHILLES: 'une blessure au tendon d’Achille',
  ANKLE: 'une blessure à la cheville',
  FOOT: 'une blessure au pied',
  ILLNESS: 'une maladie',
  OTHER: 'une blessure',
  UNKNOWN: 'une blessure',
};

const ABSENCES: AbsenceNames = {
  INTERNATIONAL_DUTY: 'une convocation en sélection',
  INELIGIBLE: 'un empêchement réglementaire',
  LOANED_OUT: 'une cession temporaire à un autre club',
  PERSONAL: 'un motif personnel',
  CLUB_DECISION: 'une décision du club',
  REST: 'un repos prévu',
  NOT_SELECTED: 'un choix technique',
  OTHER: 'un autre motif',
};

function back(at: Return): string {
  switch (at.kind) {
    case 'SINCE':
      return `de retour depuis le ${day(at.day, at.year)}`;
    case 'OPEN':
      return 'sans date de retour';
    case 'AROUND':
      return at.overdue
        ? `en retard\u00a0: le retour était prévu le ${day(at.day, at.year)}`
        : `retour prévu vers le ${day(at.day, at.year)}`;
    case 'BETWEEN': {
      const latest = day(at.latest, at.year);
      if (at.overdue) return `en retard\u00a0: le retour était prévu au plus tard le ${latest}`;
      if (at.earliest === at.latest) return `retour prévu le ${latest}`;
      const first = dayOfMonth(at.earliest);
      const earliest = isSameMonth(at.earliest, at.latest) ? (first === 1 ? '1er' : first) : day(at.earliest, at.year);
      return `retour prévu entre le ${earliest} et le ${latest}`;
    }
    case 'ON':
      return `disponible à partir du ${day(at.day, at.year)}`;
    case 'AFTER_GAMES':
      return `absence de ${games(at.games)}`;
    case 'IN_GAME':
      return `retour prévu contre ${name(at.opponent ?? OPEN_OPPONENT)}`;
    case 'AFTER_GAME':
      return `retour prévu après le match contre ${name(at.opponent ?? OPEN_OPPONENT)}`;
    case 'CHANCE':
      return `${percent(at.share)} de chances de jouer le prochain match`;
    case 'TRAINING':
      return `entraînement complet prévu vers le ${day(at.day, at.year)}`;
    case 'ON_CONDITION':
      return 'retour soumis à une condition';
  }
}

const inBrackets = (at: Return | null): string => (at === null ? '' : ` (${back(at)})`);

function cause(of: CauseSentence): string {
  switch (of.kind) {
    case 'INJURY':
      return INJURIES[of.part] + inBrackets(of.back);
    case 'SUSPENSION': {
      const length = of.matches === null ? '' : ` de ${games(of.matches)}`;
      return `une suspension${length}${details(of)}${inBrackets(of.back)}`;
    }
    case 'ABSENCE':
      return ABSENCES[of.absence] + inBrackets(of.back);
    case 'RISK_OF_SUSPENSION': {
      const cards = `${plural(of.yellows, { one: '# carton jaune', other: '# cartons jaunes' })} sur ${number(of.threshold)}`;
      return `un risque de suspension (${name(of.competition)}, ${cards})`;
    }
  }
}

/** "(La Liga, match 5 sur 6)" */
function details({ competition, matches, place }: Extract<CauseSentence, { kind: 'SUSPENSION' }>): string {
  const isOneOfSeveral = place !== null && matches !== null && matches > 1;
  const parts = [
    ...(competition === null ? [] : [name(competition)]),
    ...(isOneOfSeveral ? [`match ${number(place)} sur ${number(matches)}`] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function only(condition: ConditionSentence | null): string {
  if (condition === null) return '';
  if (condition.kind !== 'RESULT') return '\u202f; la tenue de ce match n’est pas certaine';
  const result = condition.outcome === 'GOES_THROUGH' ? 'se qualifie' : 'quitte la compétition';
  return `\u202f; ce match n’a lieu que si ${name(condition.team)} ${result}`;
}

function explanation(of: Explanation): string {
  const causes = of.causes.map(cause);
  // Every cause starts with "un" or "une".
  const because = causes.length === 0 ? '' : ` en raison ${list(causes.map((one) => `d’${one}`))}`;
  switch (of.kind) {
    case 'OUT':
      return `Indisponible${because}${only(of.condition)}.`;
    case 'ALMOST_OUT':
      return `Absence presque certaine${because}${only(of.condition)}.`;
    case 'DOUBTFUL':
      return `Participation improbable${because}${only(of.condition)}.`;
    case 'QUESTIONABLE':
      return `Participation incertaine${because}${only(of.condition)}.`;
    case 'AVAILABLE':
      return causes.length === 0
        ? `Disponible\u00a0: rien n’empêche de jouer${only(of.condition)}.`
        : `Devrait pouvoir jouer malgré ${list(causes)}${only(of.condition)}.`;
    case 'MISSED':
      return `${of.assumed ? 'Match sans doute manqué' : 'Match manqué'}${because}.`;
    case 'PLAYED':
      return of.assumed ? 'Match sans doute joué\u00a0: rien n’empêchait de jouer.' : 'Match joué.';
    case 'UNKNOWN':
      return `${WHY_UNKNOWN[of.why]}${because === '' ? '' : `\u202f; participation incertaine${because}`}.`;
  }
}

const WHY_UNKNOWN = {
  CANCELLED: 'Match annulé\u00a0: aucun match à manquer',
  REMOVED: 'Match saisi par erreur\u00a0: aucun match à manquer',
  AWARDED: 'Match attribué sans être joué\u00a0: aucun match à manquer',
  UNDECIDED_TIE: 'On ignore si ce match a lieu',
  BROKEN_OFF: 'Match interrompu, sans nouvelle date',
  UNDATED: 'Match encore sans date\u00a0: impossible de prévoir une absence',
} as const;

const MORE = { one: 'un autre', other: '# autres' };
const GROUNDS: Readonly<Record<NamedGame['ground'], string>> = { HOME: ' (D)', AWAY: ' (E)', NEUTRAL: '' };

function named(next: readonly NamedGame[], toCome: number): string {
  const parts = next.map(({ opponent, ground }) => name(opponent ?? OPEN_OPPONENT) + GROUNDS[ground]);
  const more = toCome - next.length;
  return list(more > 0 ? [...parts, plural(more, MORE)] : parts);
}

function headline(of: Headline): string {
  if (of.kind === 'NOTHING_PUBLISHED') return 'Rien n’avait été publié.';
  const player = name(of.player);
  switch (of.kind) {
    case 'NOTHING':
      return `Rien n’empêche ${player} de jouer.`;
    case 'PAST':
      return `${player} a manqué ${games(of.missed)}.`;
    case 'NO_GAME': {
      const out = of.missed === 0 ? 'est indisponible' : `a manqué ${games(of.missed)} et reste indisponible`;
      const more = of.missed === 0 ? 'aucun match' : 'aucun autre match';
      const rest = {
        NONE_SCHEDULED: `${more} n’est au calendrier`,
        NONE_LIKELY: `${more} ne devrait être manqué`,
        UNDATED: 'le prochain match n’a pas encore de date',
      }[of.games];
      return `${player} ${out}${inBrackets(of.back)}\u202f; ${rest}.`;
    }
    case 'GAMES': {
      const { missed, toCome, certain } = of;
      const past = missed === 0 ? '' : ` a manqué ${games(missed)} et`;
      const partitive = missed === 0 ? '' : 'en ';
      const many = missed === 0 ? games(toCome) : plural(toCome, MORE);
      const next = named(of.next, toCome);
      if (certain === toCome) return `${player}${past} ${partitive}manquera ${many}\u00a0: ${next}.`;
      const atLeast = certain === 0 ? '' : `, au moins ${plural(certain, { one: 'un', other: '#' })}`;
      return `${player}${past} pourrait ${partitive}manquer ${toCome === 1 ? '' : 'jusqu’à '}${many}${atLeast}\u00a0: ${next}.`;
    }
  }
}

const labels = parseLabels(`
  AbsenceKind: INTERNATIONAL_DUTY Convocation en sélection | INELIGIBLE Empêchement réglementaire | LOANED_OUT Cession temporaire
    | PERSONAL Motif personnel | CLUB_DECISION Décision du club | REST Repos | NOT_SELECTED Choix technique
    | OTHER Autre motif
  AbsenceStatus: ACTIVE En cours | ENDED Fin de l’absence | WITHDRAWN Signalement annulé
  BodyPart: HEAD Tête | NECK Cou | SHOULDER Épaule | ARM Bras | HAND Main | CHEST Poitrine | BACK Dos | HIP Hanche
    | GROIN Aine | THIGH Cuisse | HAMSTRING Ischio-jambiers | QUADRICEPS Quadriceps | KNEE Genou | CALF Mollet
    | SHIN Tibia | ACHILLES Tendon d’Achille | ANKLE Cheville | FOOT Pied | ILLNESS Maladie | OTHER Autre
    | UNKNOWN À préciser
  CardColour: YELLOW Carton jaune | SECOND_YELLOW Second carton jaune | RED Carton rouge
  Certainty: CONFIRMED Certain | CONDITIONAL Sous condition
  ChangeCause: INJURY_REPORTED Nouvelle blessure | INJURY_AMENDED Signalement modifié
    | ESTIMATE_REVISED Nouvelle prévision | RETURN_RECORDED Retour confirmé | INJURY_WITHDRAWN Signalement annulé
    | SUSPENSION Suspension | FIXTURE Calendrier | TRANSFER Transfert | TIME_PASSED Passage du temps | ABSENCE Absence
    | LINEUP Composition | CORRECTION Correction | CARD Carton
  ChangeKind: ADDED Ajout | REMOVED Retrait | CHANGED Changement | MOVED Report
  CompetitionKind: LEAGUE Championnat | CUP Coupe | INTERNATIONAL Sélections | FRIENDLY Match amical
  CourseBasis: DIAGNOSIS Diagnostic | WORDS Texte du signalement | BODY_PART Partie du corps | ANY Blessure moyenne
  Diagnosis: ALL Toute blessure | HAMSTRING Blessure aux ischio-jambiers | QUAD_THIGH Blessure au quadriceps ou à la cuisse
    | CALF Blessure au mollet | ADDUCTOR_GROIN Blessure à l’aine ou aux adducteurs | HIP Blessure à la hanche
    | KNEE_OTHER Blessure au genou | MENISCUS Lésion du ménisque | ACL Lésion du ligament croisé antérieur
    | MCL Lésion du ligament latéral interne du genou | ANKLE Blessure à la cheville | FOOT_TOE Blessure au pied ou à l’orteil
    | METATARSAL Fracture d’un métatarse | ACHILLES Blessure au tendon d’Achille | ACHILLES_RUPTURE Rupture du tendon d’Achille
    | BACK Blessure au dos | SHOULDER Blessure à l’épaule | CONCUSSION Commotion ou blessure à la tête | ILLNESS Maladie
    | KNOCK_BRUISE Coup ou contusion | MUSCLE_UNSPEC Blessure musculaire | FRACTURE_OTHER Fracture
    | FITNESS_REST Manque de rythme | OTHER Autre blessure
    | HAMSTRING_FUNCTIONAL Surcharge des ischio-jambiers, sans déchirure | HAMSTRING_STRUCTURAL Déchirure des ischio-jambiers
    | HAMSTRING_GRADE_0 Blessure aux ischio-jambiers, grade 0 à l’IRM
    | HAMSTRING_GRADE_1 Blessure aux ischio-jambiers, grade 1 à l’IRM
    | HAMSTRING_GRADE_2 Blessure aux ischio-jambiers, grade 2 à l’IRM
    | HAMSTRING_GRADE_3 Blessure aux ischio-jambiers, grade 3 à l’IRM
    | HAMSTRING_BAMIC_2C Lésion du tendon des ischio-jambiers, BAMIC 2c
    | HAMSTRING_BAMIC_3C Lésion du tendon des ischio-jambiers, BAMIC 3c
    | QUADRICEPS_FUNCTIONAL Surcharge du quadriceps, sans déchirure | QUADRICEPS_STRUCTURAL Déchirure du quadriceps
    | CALF_FUNCTIONAL Surcharge du mollet, sans déchirure | CALF_STRUCTURAL Déchirure du mollet
    | THIGH_CONTUSION Contusion à la cuisse | KNEE_CONTUSION Contusion au genou | ANKLE_CONTUSION Contusion à la cheville
    | FOOT_CONTUSION Contusion au pied | CALF_CONTUSION Contusion au mollet | LOWER_LEG_CONTUSION Contusion à la jambe
    | ANKLE_LATERAL_SPRAIN Entorse de la cheville | ANKLE_CAPSULE Lésion de la capsule de la cheville
    | SYNDESMOSIS_SURGERY Lésion de la syndesmose, avec opération
    | FIFTH_METATARSAL_SURGERY Fracture du cinquième métatarse, avec opération
    | KNEE_CARTILAGE Lésion du cartilage du genou | ACHILLES_TENDINOPATHY Tendinopathie d’Achille
    | ACHILLES_PAIN Douleurs au tendon d’Achille | LOW_BACK_PAIN Lombalgie
  EditorQueueKind: OVERDUE En retard | DUE_TODAY Pour aujourd’hui | DISAGREEMENT Désaccord | QUESTION Question
    | STALE Sans nouvelles | LINEUP_CONFLICT Conflit de composition
  EstimateBasis: WINDOW Période | DATE Date | TEXT Texte | UNKNOWN Sans prévision | CHANCE Probabilité | GAMES Matchs
    | TRAINING Entraînement
  EvidenceGrade: A Article original | B Transcription | C Décompte propre
  FixtureStatus: SCHEDULED Sans horaire | TIMED Avec horaire | IN_PLAY En cours | FINISHED Joué | POSTPONED Reporté
    | SUSPENDED Interrompu | ABANDONED Arrêté | CANCELLED Annulé | AWARDED Attribué | REMOVED Supprimé
  Gender: MEN Hommes | WOMEN Femmes | MIXED Mixte
  InjuryStatus: ACTIVE En cours | RECOVERED Guérison | WITHDRAWN Signalement annulé
  Language: EN Anglais | ES Espagnol | DE Allemand | FR Français | IT Italien | PT Portugais | AR Arabe
  NameEvidence: EXTERNAL_ID Identifiant externe | NAME Nom | ALIAS Autre nom | NORMALISED_NAME Nom normalisé
    | SHARED_FIXTURES Matchs communs | ANSWER Réponse
  Population: PUBLIC Blessures annoncées | CLUB Relevés des clubs
  Position: GOALKEEPER But | DEFENDER Défense | MIDFIELDER Milieu | FORWARD Attaque
  QuestionKind: TEAM Équipe | PLAYER Membre de l’effectif | COMPETITION Compétition
  Side: LEFT Gauche | RIGHT Droite | BOTH Des deux côtés
  SourceKind: CLUB Club | PLAYER Déclaration personnelle | PRESS Presse | MEDICAL Service médical | MODEL Modèle
  SuspensionOrigin: STATED Annoncée | CARDS Suite aux cartons
  TeamKind: CLUB Club | NATIONAL Sélection nationale
  TieOutcome: GOES_THROUGH Qualification | GOES_OUT Élimination
  TokenScope: EDITOR Rédaction | FEED Source de données | MEDICAL Service médical
  Verdict: OUT Indisponible | DOUBTFUL Participation improbable | QUESTIONABLE Participation incertaine
    | AVAILABLE Disponible | UNKNOWN À déterminer | MISSED Match manqué | PLAYED Match joué
  WriterKind: TOKEN Jeton | COMMAND_LINE Ligne de commande | TIME Passage du temps | DEMONSTRATION Démonstration
`);

export const FRENCH: LanguageTexts = { headline, explanation, labels };
