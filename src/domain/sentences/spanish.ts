import { dayOfMonth, isSameMonth, localeOf } from './locale.ts';
import type { CauseSentence, ConditionSentence, Explanation, Headline, NamedGame, Return } from './sentence.ts';
import { parseLabels, type AbsenceNames, type InjuryNames, type LanguageTexts } from './language-texts.ts';

const { day, list, name, number, percent, plural } = localeOf('es');

const OPEN_OPPONENT = 'un rival por decidir';
const games = (n: number): string => plural(n, { one: 'un partido', other: '# partidos' });

const INJURIES: InjuryNames = {
  HEAD: 'una lesión en la cabeza',
  NECK: 'una lesión en el cuello',
  SHOULDER: 'una lesión en el hombro',
  ARM: 'una lesión en el brazo',
  HAND: 'una lesión en la mano',
  CHEST: 'una lesión en el pecho',
  BACK: 'una lesión de espalda',
  HIP: 'una lesión en la cadera',
  GROIN: 'una lesión en la ingle',
  THIGH: 'una lesión en el muslo',
  HAMSTRING: 'una lesión en los isquiotibiales',
  QUADRICEPS: 'una lesión en el cuádriceps',
  KNEE: 'una lesión en la rodilla',
  CALF: 'una lesión en el gemelo',
  SHIN: 'una lesión en la espinilla',
  ACHILLES: 'una lesión en el tendón de Aquiles',
  ANKLE: 'una lesión en el tobillo',
  FOOT: 'una lesión en el pie',
  ILLNESS: 'una enfermedad',
  OTHER: 'una lesión',
  UNKNOWN: 'una lesión',
};

const ABSENCES: AbsenceNames = {
  INTERNATIONAL_DUTY: 'un compromiso con la selección',
  INELIGIBLE: 'un impedimento reglamentario',
  LOANED_OUT: 'una cesión a otro club',
  PERSONAL: 'motivos personales',
  CLUB_DECISION: 'una decisión del club',
  REST: 'un descanso previsto',
  NOT_SELECTED: 'una decisión técnica',
  OTHER: 'otros motivos',
};

function back(at: Return): string {
  switch (at.kind) {
    case 'SINCE':
      return `de vuelta desde el ${day(at.day, at.year)}`;
    case 'OPEN':
      return 'sin fecha de vuelta';
    case 'AROUND':
      return at.overdue
        ? `con retraso: la vuelta se esperaba el ${day(at.day, at.year)}`
        : `vuelta prevista hacia el ${day(at.day, at.year)}`;
    case 'BETWEEN': {
      const latest = day(at.latest, at.year);
      if (at.overdue) return `con retraso: la vuelta se esperaba a más tardar el ${latest}`;
      if (at.earliest === at.latest) return `vuelta prevista el ${latest}`;
      const earliest = isSameMonth(at.earliest, at.latest) ? dayOfMonth(at.earliest) : day(at.earliest, at.year);
      return `vuelta prevista entre el ${earliest} y el ${latest}`;
    }
    case 'ON':
      return `disponible desde el ${day(at.day, at.year)}`;
    case 'AFTER_GAMES':
      return `baja para ${games(at.games)}`;
    case 'IN_GAME':
      return `vuelta prevista ante ${name(at.opponent ?? OPEN_OPPONENT)}`;
    case 'AFTER_GAME':
      return `vuelta prevista tras el partido ante ${name(at.opponent ?? OPEN_OPPONENT)}`;
    case 'CHANCE':
      return `${percent(at.share)} de probabilidad de jugar el próximo partido`;
    case 'TRAINING':
      return `entrenamiento completo previsto hacia el ${day(at.day, at.year)}`;
    case 'ON_CONDITION':
      return 'vuelta sujeta a una condición';
  }
}

const inBrackets = (at: Return | null): string => (at === null ? '' : ` (${back(at)})`);

function cause(of: CauseSentence): string {
  switch (of.kind) {
    case 'INJURY':
      return INJURIES[of.part] + inBrackets(of.back);
    case 'SUSPENSION': {
      const length = of.matches === null ? '' : ` de ${games(of.matches)}`;
      return `una sanción${length}${details(of)}${inBrackets(of.back)}`;
    }
    case 'ABSENCE':
      return ABSENCES[of.absence] + inBrackets(of.back);
    case 'RISK_OF_SUSPENSION': {
      const cards = `${number(of.yellows)} de ${number(of.threshold)} amarillas`;
      return `un riesgo de sanción (${name(of.competition)}, ${cards})`;
    }
  }
}

/** "(La Liga, partido 5 de 6)" */
function details({ competition, matches, place }: Extract<CauseSentence, { kind: 'SUSPENSION' }>): string {
  const isOneOfSeveral = place !== null && matches !== null && matches > 1;
  const parts = [
    ...(competition === null ? [] : [name(competition)]),
    ...(isOneOfSeveral ? [`partido ${number(place)} de ${number(matches)}`] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function only(condition: ConditionSentence | null): string {
  if (condition === null) return '';
  if (condition.kind !== 'RESULT') return '; no es seguro que la eliminatoria se juegue';
  const result = condition.outcome === 'GOES_THROUGH' ? 'pasa de ronda' : 'cae en la ronda anterior';
  return `; la eliminatoria solo se juega si ${name(condition.team)} ${result}`;
}

function explanation(of: Explanation): string {
  const causes = list(of.causes.map(cause));
  const because = causes === '' ? '' : ` por ${causes}`;
  switch (of.kind) {
    case 'OUT':
      return `Baja${because}${only(of.condition)}.`;
    case 'ALMOST_OUT':
      return `Baja casi segura${because}${only(of.condition)}.`;
    case 'DOUBTFUL':
      return `Participación improbable${because}${only(of.condition)}.`;
    case 'QUESTIONABLE':
      return `Duda${because}${only(of.condition)}.`;
    case 'AVAILABLE':
      return causes === ''
        ? `Disponible: nada impide jugar${only(of.condition)}.`
        : `Debería poder jugar pese a ${causes}${only(of.condition)}.`;
    case 'MISSED':
      return `${of.assumed ? 'Presumiblemente no jugó' : 'No jugó'}${because}.`;
    case 'PLAYED':
      return of.assumed ? 'Presumiblemente jugó: nada impedía jugar.' : 'Jugó.';
    case 'UNKNOWN':
      return `${WHY_UNKNOWN[of.why]}${causes === '' ? '' : `; duda${because}`}.`;
  }
}

const WHY_UNKNOWN = {
  CANCELLED: 'Se canceló: no hay partido que perderse',
  REMOVED: 'Se anotó por error: no hay partido que perderse',
  AWARDED: 'Se decidió sin jugarse: no hay partido que perderse',
  UNDECIDED_TIE: 'No consta si esta eliminatoria se juega',
  BROKEN_OFF: 'Se interrumpió y aún no tiene nueva fecha',
  UNDATED: 'Aún no tiene fecha: no se puede saber si habrá ausencia',
} as const;

const MORE = { one: 'uno más', other: '# más' };
const GROUNDS: Readonly<Record<NamedGame['ground'], string>> = { HOME: ' (C)', AWAY: ' (F)', NEUTRAL: '' };

function named(next: readonly NamedGame[], toCome: number): string {
  const parts = next.map(({ opponent, ground }) => name(opponent ?? OPEN_OPPONENT) + GROUNDS[ground]);
  return list(toCome > next.length ? [...parts, plural(toCome - next.length, MORE)] : parts);
}

function headline(of: Headline): string {
  if (of.kind === 'NOTHING_PUBLISHED') return 'No se había publicado nada.';
  const player = name(of.player);
  switch (of.kind) {
    case 'NOTHING':
      return `Nada impide jugar a ${player}.`;
    case 'PAST':
      return `${player} se perdió ${games(of.missed)}.`;
    case 'NO_GAME': {
      const out = of.missed === 0 ? 'es baja' : `se ha perdido ${games(of.missed)} y sigue de baja`;
      const more = of.missed === 0 ? '' : ' más';
      const rest = {
        NONE_SCHEDULED: `no hay ningún partido${more} en el calendario`,
        NONE_LIKELY: `no es probable que se pierda ningún partido${more}`,
        UNDATED: 'el próximo partido aún no tiene fecha',
      }[of.games];
      return `${player} ${out}${inBrackets(of.back)}; ${rest}.`;
    }
    case 'GAMES': {
      const { missed, toCome, certain } = of;
      const past = missed === 0 ? '' : ` se ha perdido ${games(missed)} y`;
      const many = missed === 0 ? games(toCome) : plural(toCome, MORE);
      const next = named(of.next, toCome);
      if (certain === toCome) return `${player}${past} se perderá ${many}: ${next}.`;
      const atLeast = certain === 0 ? '' : `, al menos ${plural(certain, { one: 'uno', other: '#' })}`;
      return `${player}${past} podría perderse ${toCome === 1 ? '' : 'hasta '}${many}${atLeast}: ${next}.`;
    }
  }
}

const labels = parseLabels(`
  AbsenceKind: INTERNATIONAL_DUTY Compromiso con la selección | INELIGIBLE Impedimento reglamentario | LOANED_OUT Cesión
    | PERSONAL Motivos personales | CLUB_DECISION Decisión del club | REST Descanso | NOT_SELECTED Decisión técnica
    | OTHER Otros motivos
  AbsenceStatus: ACTIVE En curso | ENDED Fin de la ausencia | WITHDRAWN Parte anulado
  BodyPart: HEAD Cabeza | NECK Cuello | SHOULDER Hombro | ARM Brazo | HAND Mano | CHEST Pecho | BACK Espalda | HIP Cadera
    | GROIN Ingle | THIGH Muslo | HAMSTRING Isquiotibiales | QUADRICEPS Cuádriceps | KNEE Rodilla | CALF Gemelo
    | SHIN Espinilla | ACHILLES Tendón de Aquiles | ANKLE Tobillo | FOOT Pie | ILLNESS Enfermedad | OTHER Otra parte
    | UNKNOWN Por determinar
  CardColour: YELLOW Amarilla | SECOND_YELLOW Segunda amarilla | RED Roja
  Certainty: CONFIRMED Seguro | CONDITIONAL Condicional
  ChangeCause: INJURY_REPORTED Nueva lesión | INJURY_AMENDED Cambios en el parte | ESTIMATE_REVISED Nueva previsión
    | RETURN_RECORDED Vuelta confirmada | INJURY_WITHDRAWN Parte anulado | SUSPENSION Sanción | FIXTURE Partido
    | TRANSFER Traspaso | TIME_PASSED Paso del tiempo | ABSENCE Ausencia | LINEUP Alineación | CORRECTION Corrección
    | CARD Tarjeta
  ChangeKind: ADDED Nuevo | REMOVED Ya no figura | CHANGED Cambio | MOVED Otra fecha
  CompetitionKind: LEAGUE Liga | CUP Copa | INTERNATIONAL Selecciones | FRIENDLY Amistoso
  CourseBasis: DIAGNOSIS Diagnóstico | WORDS Texto del parte | BODY_PART Parte del cuerpo | ANY Lesión media
  EditorQueueKind: OVERDUE Con retraso | DUE_TODAY Vence hoy | DISAGREEMENT Desacuerdo | QUESTION Pregunta
    | STALE Sin actualizar | LINEUP_CONFLICT Conflicto de alineación
  EstimateBasis: WINDOW Intervalo | DATE Fecha | TEXT Texto | UNKNOWN Sin previsión | CHANCE Probabilidad
    | GAMES Partidos | TRAINING Entrenamientos
  EvidenceGrade: A Artículo original | B Transcripción | C Recuento propio
  FixtureStatus: SCHEDULED Sin hora | TIMED Con hora | IN_PLAY En juego | FINISHED Final | POSTPONED Aplazado
    | SUSPENDED Interrumpido | ABANDONED Sin terminar | CANCELLED Cancelado | AWARDED Decidido sin jugar
    | REMOVED Eliminado
  Gender: MEN Masculino | WOMEN Femenino | MIXED Mixto
  InjuryStatus: ACTIVE En curso | RECOVERED Recuperación completa | WITHDRAWN Parte anulado
  Language: EN Inglés | ES Español | DE Alemán | FR Francés | IT Italiano | PT Portugués | AR Árabe
  NameEvidence: EXTERNAL_ID Identificador | NAME Nombre | ALIAS Otro nombre | NORMALISED_NAME Nombre normalizado
    | SHARED_FIXTURES Partidos comunes | ANSWER Respuesta
  Population: PUBLIC Lesiones anunciadas | CLUB Registros de los clubes
  Position: GOALKEEPER Portería | DEFENDER Defensa | MIDFIELDER Centro del campo | FORWARD Ataque
  QuestionKind: TEAM Equipo | PLAYER Futbolista | COMPETITION Competición
  Side: LEFT Izquierda | RIGHT Derecha | BOTH Ambos lados
  SourceKind: CLUB Club | PLAYER Declaración propia | PRESS Prensa | MEDICAL Servicios médicos | MODEL Modelo
  SuspensionOrigin: STATED Comunicada | CARDS Por tarjetas
  TeamKind: CLUB Club | NATIONAL Selección
  TieOutcome: GOES_THROUGH Pasa | GOES_OUT Cae
  TokenScope: EDITOR Edición | FEED Fuente de datos | MEDICAL Servicios médicos
  Verdict: OUT Baja | DOUBTFUL Participación improbable | QUESTIONABLE Duda | AVAILABLE Disponible
    | UNKNOWN Por determinar | MISSED No jugó | PLAYED Jugó
  WriterKind: TOKEN Token | COMMAND_LINE Línea de órdenes | TIME Paso del tiempo | DEMONSTRATION Demostración
`);

/** The catalogue has the Spanish names of diagnoses. */
export const SPANISH: LanguageTexts = { headline, explanation, labels };
