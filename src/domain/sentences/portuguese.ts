import { dayOfMonth, isSameMonth, localeOf } from './locale.ts';
import type { CauseSentence, ConditionSentence, Explanation, Headline, NamedGame, Return } from './sentence.ts';
import { parseLabels, type AbsenceNames, type InjuryNames, type LanguageTexts } from './language-texts.ts';

const { day, list, name, number, percent, plural } = localeOf('pt');

const OPEN_OPPONENT = 'um adversário por definir';
const games = (n: number): string => plural(n, { one: 'um jogo', other: '# jogos' });

const INJURIES: InjuryNames = {
  HEAD: 'uma lesão na cabeça',
  NECK: 'uma lesão no pescoço',
  SHOULDER: 'uma lesão no ombro',
  ARM: 'uma lesão no braço',
  HAND: 'uma lesão na mão',
  CHEST: 'uma lesão no peito',
  BACK: 'uma lesão nas costas',
  HIP: 'uma lesão na anca',
  GROIN: 'uma lesão na virilha',
  THIGH: 'uma lesão na coxa',
  HAMSTRING: 'uma lesão nos isquiotibiais',
  QUADRICEPS: 'uma lesão no quadríceps',
  KNEE: 'uma lesão no joelho',
  CALF: 'uma lesão na panturrilha',
  SHIN: 'uma lesão na canela',
  ACHILLES: 'uma lesão no tendão de Aquiles',
  ANKLE: 'uma lesão no tornozelo',
  FOOT: 'uma lesão no pé',
  ILLNESS: 'uma doença',
  OTHER: 'uma lesão',
  UNKNOWN: 'uma lesão',
};

const ABSENCES: AbsenceNames = {
  INTERNATIONAL_DUTY: 'um compromisso com a seleção',
  INELIGIBLE: 'um impedimento regulamentar',
  LOANED_OUT: 'um empréstimo a outro clube',
  PERSONAL: 'motivos pessoais',
  CLUB_DECISION: 'uma decisão do clube',
  REST: 'um descanso previsto',
  NOT_SELECTED: 'uma opção técnica',
  OTHER: 'outros motivos',
};

function back(at: Return): string {
  switch (at.kind) {
    case 'SINCE':
      return `de volta desde ${day(at.day, at.year)}`;
    case 'OPEN':
      return 'sem data de regresso';
    case 'AROUND':
      return at.overdue
        ? `em atraso: o regresso era esperado em ${day(at.day, at.year)}`
        : `regresso previsto por volta de ${day(at.day, at.year)}`;
    case 'BETWEEN': {
      const latest = day(at.latest, at.year);
      if (at.overdue) return `em atraso: o regresso era esperado até ${latest}`;
      if (at.earliest === at.latest) return `regresso previsto em ${latest}`;
      const earliest = isSameMonth(at.earliest, at.latest) ? dayOfMonth(at.earliest) : day(at.earliest, at.year);
      return `regresso previsto entre ${earliest} e ${latest}`;
    }
    case 'ON':
      return `disponível a partir de ${day(at.day, at.year)}`;
    case 'AFTER_GAMES':
      return `ausência por ${games(at.games)}`;
    case 'IN_GAME':
      return `regresso previsto contra ${name(at.opponent ?? OPEN_OPPONENT)}`;
    case 'AFTER_GAME':
      return `regresso previsto após o jogo contra ${name(at.opponent ?? OPEN_OPPONENT)}`;
    case 'CHANCE':
      return `${percent(at.share)} de probabilidade de jogar o próximo jogo`;
    case 'TRAINING':
      return `treino completo previsto por volta de ${day(at.day, at.year)}`;
    case 'ON_CONDITION':
      return 'regresso sujeito a uma condição';
  }
}

const inBrackets = (at: Return | null): string => (at === null ? '' : ` (${back(at)})`);

function cause(of: CauseSentence): string {
  switch (of.kind) {
    case 'INJURY':
      return INJURIES[of.part] + inBrackets(of.back);
    case 'SUSPENSION': {
      const length = of.matches === null ? '' : ` de ${games(of.matches)}`;
      return `uma suspensão${length}${details(of)}${inBrackets(of.back)}`;
    }
    case 'ABSENCE':
      return ABSENCES[of.absence] + inBrackets(of.back);
    case 'RISK_OF_SUSPENSION': {
      const cards = `${plural(of.yellows, { one: '# amarelo', other: '# amarelos' })} em ${number(of.threshold)}`;
      return `um risco de suspensão (${name(of.competition)}, ${cards})`;
    }
  }
}

/** "(La Liga, jogo 5 de 6)" */
function details({ competition, matches, place }: Extract<CauseSentence, { kind: 'SUSPENSION' }>): string {
  const isOneOfSeveral = place !== null && matches !== null && matches > 1;
  const parts = [
    ...(competition === null ? [] : [name(competition)]),
    ...(isOneOfSeveral ? [`jogo ${number(place)} de ${number(matches)}`] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function only(condition: ConditionSentence | null): string {
  if (condition === null) return '';
  if (condition.kind !== 'RESULT') return '; não é certo que este jogo se realize';
  const result = condition.outcome === 'GOES_THROUGH' ? 'passar à fase seguinte' : 'cair nesta fase';
  return `; este jogo só se realiza se ${name(condition.team)} ${result}`;
}

function explanation(of: Explanation): string {
  const causes = of.causes.map(cause);
  const because = causes.length === 0 ? '' : ` devido ${list(causes.map((one) => `a ${one}`))}`;
  switch (of.kind) {
    case 'OUT':
      return `Baixa${because}${only(of.condition)}.`;
    case 'ALMOST_OUT':
      return `Baixa quase certa${because}${only(of.condition)}.`;
    case 'DOUBTFUL':
      return `Participação improvável${because}${only(of.condition)}.`;
    case 'QUESTIONABLE':
      return `Em dúvida${because}${only(of.condition)}.`;
    case 'AVAILABLE':
      return causes.length === 0
        ? `Disponível: nada impede de jogar${only(of.condition)}.`
        : `Deve poder jogar apesar ${list(causes.map((one) => `de ${one}`))}${only(of.condition)}.`;
    case 'MISSED':
      return `${of.assumed ? 'Presumivelmente falhou o jogo' : 'Falhou o jogo'}${because}.`;
    case 'PLAYED':
      return of.assumed ? 'Presumivelmente jogou: nada impedia de jogar.' : 'Jogou.';
    case 'UNKNOWN':
      return `${WHY_UNKNOWN[of.why]}${because === '' ? '' : `; em dúvida${because}`}.`;
  }
}

const WHY_UNKNOWN = {
  CANCELLED: 'Jogo cancelado: não há jogo a falhar',
  REMOVED: 'Jogo registado por engano: não há jogo a falhar',
  AWARDED: 'Jogo decidido sem se realizar: não há jogo a falhar',
  UNDECIDED_TIE: 'Não se sabe se este jogo se realiza',
  BROKEN_OFF: 'Jogo interrompido, ainda sem nova data',
  UNDATED: 'Jogo ainda sem data: não é possível prever uma ausência',
} as const;

const MORE = { one: 'mais um', other: 'mais #' };
const GROUNDS: Readonly<Record<NamedGame['ground'], string>> = { HOME: ' (C)', AWAY: ' (F)', NEUTRAL: '' };

function named(next: readonly NamedGame[], toCome: number): string {
  const parts = next.map(({ opponent, ground }) => name(opponent ?? OPEN_OPPONENT) + GROUNDS[ground]);
  return list(toCome > next.length ? [...parts, plural(toCome - next.length, MORE)] : parts);
}

function headline(of: Headline): string {
  if (of.kind === 'NOTHING_PUBLISHED') return 'Nada tinha sido publicado.';
  const player = name(of.player);
  switch (of.kind) {
    case 'NOTHING':
      return `Nada impede ${player} de jogar.`;
    case 'PAST':
      return `${player} falhou ${games(of.missed)}.`;
    case 'NO_GAME': {
      const out = of.missed === 0 ? 'está de fora' : `falhou ${games(of.missed)} e continua de fora`;
      const more = of.missed === 0 ? '' : 'mais ';
      const rest = {
        NONE_SCHEDULED: `não há ${more}jogos no calendário`,
        NONE_LIKELY: `não deve falhar ${more}nenhum jogo`,
        UNDATED: 'o próximo jogo ainda não tem data',
      }[of.games];
      return `${player} ${out}${inBrackets(of.back)}; ${rest}.`;
    }
    case 'GAMES': {
      const { missed, toCome, certain } = of;
      const past = missed === 0 ? '' : ` falhou ${games(missed)} e`;
      const many = missed === 0 ? games(toCome) : plural(toCome, MORE);
      const next = named(of.next, toCome);
      if (certain === toCome) return `${player}${past} vai falhar ${many}: ${next}.`;
      const atLeast = certain === 0 ? '' : `, pelo menos ${plural(certain, { one: 'um', other: '#' })}`;
      return `${player}${past} pode falhar ${toCome === 1 ? '' : 'até '}${many}${atLeast}: ${next}.`;
    }
  }
}

const labels = parseLabels(`
  AbsenceKind: INTERNATIONAL_DUTY Compromisso com a seleção | INELIGIBLE Impedimento regulamentar
    | LOANED_OUT Empréstimo | PERSONAL Motivos pessoais | CLUB_DECISION Decisão do clube | REST Descanso
    | NOT_SELECTED Opção técnica | OTHER Outros motivos
  AbsenceStatus: ACTIVE Em curso | ENDED Fim da ausência | WITHDRAWN Registo anulado
  BodyPart: HEAD Cabeça | NECK Pescoço | SHOULDER Ombro | ARM Braço | HAND Mão | CHEST Peito | BACK Costas | HIP Anca
    | GROIN Virilha | THIGH Coxa | HAMSTRING Isquiotibiais | QUADRICEPS Quadríceps | KNEE Joelho | CALF Panturrilha
    | SHIN Canela | ACHILLES Tendão de Aquiles | ANKLE Tornozelo | FOOT Pé | ILLNESS Doença | OTHER Outra parte
    | UNKNOWN Por definir
  CardColour: YELLOW Cartão amarelo | SECOND_YELLOW Segundo amarelo | RED Cartão vermelho
  Certainty: CONFIRMED Certo | CONDITIONAL Condicional
  ChangeCause: INJURY_REPORTED Nova lesão | INJURY_AMENDED Registo alterado | ESTIMATE_REVISED Nova previsão
    | RETURN_RECORDED Regresso confirmado | INJURY_WITHDRAWN Registo anulado | SUSPENSION Suspensão | FIXTURE Calendário
    | TRANSFER Transferência | TIME_PASSED Passagem do tempo | ABSENCE Ausência | LINEUP Onze | CORRECTION Correção
    | CARD Cartão
  ChangeKind: ADDED Novo | REMOVED Saiu da lista | CHANGED Alteração | MOVED Outra data
  CompetitionKind: LEAGUE Campeonato | CUP Taça | INTERNATIONAL Seleções | FRIENDLY Jogo amigável
  CourseBasis: DIAGNOSIS Diagnóstico | WORDS Texto do registo | BODY_PART Parte do corpo | ANY Lesão média
  Diagnosis: ALL Qualquer lesão | HAMSTRING Lesão nos isquiotibiais | QUAD_THIGH Lesão no quadríceps ou na coxa
    | CALF Lesão na panturrilha | ADDUCTOR_GROIN Lesão na virilha ou nos adutores | HIP Lesão na anca
    | KNEE_OTHER Lesão no joelho | MENISCUS Rotura do menisco | ACL Lesão do ligamento cruzado anterior
    | MCL Lesão do ligamento colateral medial | ANKLE Lesão no tornozelo | FOOT_TOE Lesão no pé ou num dedo
    | METATARSAL Fratura de um metatarso | ACHILLES Lesão no tendão de Aquiles | ACHILLES_RUPTURE Rotura do tendão de Aquiles
    | BACK Lesão nas costas | SHOULDER Lesão no ombro | CONCUSSION Concussão ou lesão na cabeça | ILLNESS Doença
    | KNOCK_BRUISE Pancada ou contusão | MUSCLE_UNSPEC Lesão muscular | FRACTURE_OTHER Fratura
    | FITNESS_REST Falta de ritmo | OTHER Outra lesão | HAMSTRING_FUNCTIONAL Sobrecarga dos isquiotibiais, sem rotura
    | HAMSTRING_STRUCTURAL Rotura dos isquiotibiais | HAMSTRING_GRADE_0 Lesão nos isquiotibiais, grau 0 na ressonância
    | HAMSTRING_GRADE_1 Lesão nos isquiotibiais, grau 1 na ressonância
    | HAMSTRING_GRADE_2 Lesão nos isquiotibiais, grau 2 na ressonância
    | HAMSTRING_GRADE_3 Lesão nos isquiotibiais, grau 3 na ressonância
    | HAMSTRING_BAMIC_2C Lesão tendinosa dos isquiotibiais, BAMIC 2c
    | HAMSTRING_BAMIC_3C Lesão tendinosa dos isquiotibiais, BAMIC 3c
    | QUADRICEPS_FUNCTIONAL Sobrecarga do quadríceps, sem rotura | QUADRICEPS_STRUCTURAL Rotura do quadríceps
    | CALF_FUNCTIONAL Sobrecarga da panturrilha, sem rotura | CALF_STRUCTURAL Rotura na panturrilha
    | THIGH_CONTUSION Contusão na coxa | KNEE_CONTUSION Contusão no joelho | ANKLE_CONTUSION Contusão no tornozelo
    | FOOT_CONTUSION Contusão no pé | CALF_CONTUSION Contusão na panturrilha | LOWER_LEG_CONTUSION Contusão na perna
    | ANKLE_LATERAL_SPRAIN Entorse do tornozelo | ANKLE_CAPSULE Lesão da cápsula do tornozelo
    | SYNDESMOSIS_SURGERY Lesão da sindesmose, com cirurgia | FIFTH_METATARSAL_SURGERY Fratura do quinto metatarso, com cirurgia
    | KNEE_CARTILAGE Lesão da cartilagem do joelho | ACHILLES_TENDINOPATHY Tendinopatia de Aquiles
    | ACHILLES_PAIN Dores no tendão de Aquiles | LOW_BACK_PAIN Lombalgia
  EditorQueueKind: OVERDUE Em atraso | DUE_TODAY Para hoje | DISAGREEMENT Desacordo | QUESTION Pergunta
    | STALE Sem atualização | LINEUP_CONFLICT Conflito com o onze
  EstimateBasis: WINDOW Intervalo | DATE Data | TEXT Texto | UNKNOWN Sem previsão | CHANCE Probabilidade | GAMES Jogos
    | TRAINING Treino
  EvidenceGrade: A Artigo original | B Transcrição | C Contagem própria
  FixtureStatus: SCHEDULED Sem hora | TIMED Com hora | IN_PLAY A decorrer | FINISHED Terminado | POSTPONED Adiado
    | SUSPENDED Interrompido | ABANDONED Por terminar | CANCELLED Cancelado | AWARDED Decidido na secretaria
    | REMOVED Eliminado
  Gender: MEN Masculino | WOMEN Feminino | MIXED Misto
  InjuryStatus: ACTIVE Em curso | RECOVERED Recuperação completa | WITHDRAWN Registo anulado
  Language: EN Inglês | ES Espanhol | DE Alemão | FR Francês | IT Italiano | PT Português | AR Árabe
  NameEvidence: EXTERNAL_ID Identificador externo | NAME Nome | ALIAS Outro nome | NORMALISED_NAME Nome normalizado
    | SHARED_FIXTURES Jogos em comum | ANSWER Resposta
  Population: PUBLIC Lesões anunciadas | CLUB Registos dos clubes
  Position: GOALKEEPER Baliza | DEFENDER Defesa | MIDFIELDER Meio-campo | FORWARD Ataque
  QuestionKind: TEAM Equipa | PLAYER Futebolista | COMPETITION Competição
  Side: LEFT Esquerda | RIGHT Direita | BOTH Ambos os lados
  SourceKind: CLUB Clube | PLAYER Declaração própria | PRESS Imprensa | MEDICAL Departamento médico | MODEL Modelo
  SuspensionOrigin: STATED Comunicada | CARDS Por cartões
  TeamKind: CLUB Clube | NATIONAL Seleção
  TieOutcome: GOES_THROUGH Passagem | GOES_OUT Eliminação
  TokenScope: EDITOR Edição | FEED Fonte de dados | MEDICAL Departamento médico
  Verdict: OUT Baixa | DOUBTFUL Participação improvável | QUESTIONABLE Em dúvida | AVAILABLE Disponível
    | UNKNOWN Por definir | MISSED Falhou o jogo | PLAYED Jogou
  WriterKind: TOKEN Token | COMMAND_LINE Linha de comandos | TIME Passagem do tempo | DEMONSTRATION Demonstração
`);

export const PORTUGUESE: LanguageTexts = { headline, explanation, labels };
