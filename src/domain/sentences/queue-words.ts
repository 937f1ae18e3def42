import type { Language } from './sentence.ts';

/**
 * Templates of the editors' queue. `{p}` is the player, `{d}` a day, `{g}` the game, `{s}` the source, `{w}` its
 * statement, `{n}` a name, `{a}` the entity that the name belongs to. No word depends on the player's gender.
 */
export interface QueueWords {
  readonly overdueInjury: string;
  readonly overdueAbsence: string;
  readonly injuryDueToday: string;
  readonly absenceDueToday: string;
  readonly started: string;
  readonly onBench: string;
  /** `{o}` is the opponent. */
  readonly against: string;
  readonly opponentOpen: string;
  readonly saysOtherwise: string;
  readonly saysSomethingElse: string;
  readonly stale: string;
  readonly unknownName: string;
}

export const QUEUE_WORDS: Readonly<Record<Language, QueueWords>> = {
  EN: {
    overdueInjury: '{p}: the return was expected by {d}, and none is recorded.',
    overdueAbsence: '{p}: the absence was to end on {d}, and no end is recorded.',
    injuryDueToday: '{p}: the return is expected today.',
    absenceDueToday: '{p}: the absence is to end today.',
    started: '{p} started {g}, but an injury is recorded as current.',
    onBench: '{p} was on the bench {g}, but an injury is recorded as current.',
    against: 'against {o}',
    opponentOpen: 'in a game',
    saysOtherwise: '{s} says of {p}: “{w}”. Another statement is recorded.',
    saysSomethingElse: '{s} says something else of {p} than what is recorded.',
    stale: '{s} no longer lists {p}, and no return is recorded.',
    unknownName: '{s} names “{n}” ({a}), and it is not certain who is meant.',
  },
  ES: {
    overdueInjury: '{p}: la vuelta se esperaba para el {d} y no consta.',
    overdueAbsence: '{p}: la ausencia debía terminar el {d} y no consta su fin.',
    injuryDueToday: '{p}: la vuelta se espera para hoy.',
    absenceDueToday: '{p}: la ausencia debe terminar hoy.',
    started: '{p} fue titular {g}, pero consta una lesión sin alta.',
    onBench: '{p} estuvo en el banquillo {g}, pero consta una lesión sin alta.',
    against: 'contra {o}',
    opponentOpen: 'en un partido',
    saysOtherwise: '{s} dice de {p}: «{w}». Consta otra declaración.',
    saysSomethingElse: '{s} dice de {p} algo distinto de lo que consta.',
    stale: '{s} ya no incluye a {p} y no consta la vuelta.',
    unknownName: '{s} nombra a «{n}» ({a}) y no se sabe con certeza a quién se refiere.',
  },
  DE: {
    overdueInjury: '{p}: Die Rückkehr wurde bis zum {d} erwartet und ist nicht erfasst.',
    overdueAbsence: '{p}: Die Abwesenheit sollte am {d} enden; ein Ende ist nicht erfasst.',
    injuryDueToday: '{p}: Die Rückkehr wird heute erwartet.',
    absenceDueToday: '{p}: Die Abwesenheit soll heute enden.',
    started: '{p} stand {g} in der Startelf, obwohl eine Verletzung als aktuell erfasst ist.',
    onBench: '{p} saß {g} auf der Bank, obwohl eine Verletzung als aktuell erfasst ist.',
    against: 'gegen {o}',
    opponentOpen: 'in einem Spiel',
    saysOtherwise: '{s} sagt über {p}: „{w}“. Erfasst ist eine andere Aussage.',
    saysSomethingElse: '{s} sagt über {p} etwas anderes, als erfasst ist.',
    stale: '{s} führt {p} nicht mehr, und eine Rückkehr ist nicht erfasst.',
    unknownName: '{s} nennt „{n}“ ({a}), und es steht nicht fest, wer gemeint ist.',
  },
  FR: {
    overdueInjury: '{p} : le retour était attendu pour le {d} et n’est pas enregistré.',
    overdueAbsence: '{p} : l’absence devait prendre fin le {d} et aucune fin n’est enregistrée.',
    injuryDueToday: '{p} : le retour est attendu aujourd’hui.',
    absenceDueToday: '{p} : l’absence doit prendre fin aujourd’hui.',
    started: '{p} a débuté {g}, alors qu’une blessure est enregistrée comme actuelle.',
    onBench: '{p} figurait sur le banc {g}, alors qu’une blessure est enregistrée comme actuelle.',
    against: 'contre {o}',
    opponentOpen: 'lors d’un match',
    saysOtherwise: '{s} dit de {p} : « {w} ». Une autre déclaration est enregistrée.',
    saysSomethingElse: '{s} dit de {p} autre chose que ce qui est enregistré.',
    stale: '{s} ne mentionne plus {p}, et aucun retour n’est enregistré.',
    unknownName: '{s} cite « {n} » ({a}), sans que l’on sache avec certitude de qui il s’agit.',
  },
  IT: {
    overdueInjury: '{p}: il rientro era previsto entro il {d} e non risulta.',
    overdueAbsence: '{p}: l’assenza doveva terminare il {d} e la fine non risulta.',
    injuryDueToday: '{p}: il rientro è previsto per oggi.',
    absenceDueToday: '{p}: l’assenza deve terminare oggi.',
    started: '{p} ha giocato dall’inizio {g}, ma risulta un infortunio in corso.',
    onBench: '{p} era in panchina {g}, ma risulta un infortunio in corso.',
    against: 'contro {o}',
    opponentOpen: 'in una partita',
    saysOtherwise: '{s} dice di {p}: «{w}». Risulta un’altra dichiarazione.',
    saysSomethingElse: '{s} dice di {p} qualcosa di diverso da quanto risulta.',
    stale: '{s} non riporta più {p} e il rientro non risulta.',
    unknownName: '{s} nomina «{n}» ({a}) e non è certo di chi si tratti.',
  },
  PT: {
    overdueInjury: '{p}: o regresso era esperado até {d} e não está registado.',
    overdueAbsence: '{p}: a ausência devia terminar a {d} e o fim não está registado.',
    injuryDueToday: '{p}: o regresso é esperado hoje.',
    absenceDueToday: '{p}: a ausência deve terminar hoje.',
    started: '{p} jogou de início {g}, mas há uma lesão registada como atual.',
    onBench: '{p} esteve no banco {g}, mas há uma lesão registada como atual.',
    against: 'contra {o}',
    opponentOpen: 'num jogo',
    saysOtherwise: '{s} diz de {p}: «{w}». Está registada outra declaração.',
    saysSomethingElse: '{s} diz de {p} algo diferente do que está registado.',
    stale: '{s} já não inclui {p} e o regresso não está registado.',
    unknownName: '{s} refere «{n}» ({a}) e não é certo de quem se trata.',
  },
  AR: {
    overdueInjury: '{p}: كانت العودة متوقعة حتى {d}، ولم تُسجَّل.',
    overdueAbsence: '{p}: كان الغياب سينتهي في {d}، ولم تُسجَّل نهايته.',
    injuryDueToday: '{p}: العودة متوقعة اليوم.',
    absenceDueToday: '{p}: من المقرر أن ينتهي الغياب اليوم.',
    started: 'وجود {p} في التشكيلة الأساسية {g} رغم إصابة مسجَّلة لم تنته.',
    onBench: 'وجود {p} على مقاعد البدلاء {g} رغم إصابة مسجَّلة لم تنته.',
    against: 'أمام {o}',
    opponentOpen: 'في مباراة',
    saysOtherwise: 'قول {s} عن {p}: «{w}». والمسجَّل قول آخر.',
    saysSomethingElse: 'ما يقوله {s} عن {p} يختلف عن المسجَّل.',
    stale: 'لم يعد اسم {p} موجودا لدى {s}، ولم تُسجَّل عودة.',
    unknownName: 'الاسم «{n}» ({a}) لدى {s} غير محدد بيقين.',
  },
};
