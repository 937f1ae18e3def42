import type { Language } from '../../../src/domain/sentences/sentence.ts';
import type { EXPLANATIONS, HEADLINES } from './examples.ts';

type Table = Readonly<Record<keyof typeof EXPLANATIONS | keyof typeof HEADLINES, string>>;

/** Expected text in each language of the sentences of examples.ts. Isolates around names are written as escapes. */
export const EXPECTED_SENTENCES: Readonly<Record<Language, Table>> = {
  EN: {
    out: 'Out with a hamstring injury (expected back between 1 and 15 March).',
    outByTwo:
      'Out because of a knee injury (no return date yet) and a ban for six La Liga matches, of which this is the fifth.',
    outOnDuty: 'Out because of international duty (available again from 1 April).',
    almostOut:
      'Almost certain to miss it because of an ankle injury (expected back around 8 January 2027); the tie is played only if Real Madrid beat Benfica.',
    doubtful: 'Unlikely to play because of a calf injury (overdue: the return was expected by 8 February).',
    questionable:
      'May miss it because of the risk of a La Liga ban (4 of 5 yellow cards); the tie is played only if Real Madrid go through.',
    available: 'Available: nothing stands in the way.',
    availableDespite:
      'Should be available despite illness (expected back between 1 and 15 March) and a ban for one La Liga match.',
    missed: 'Missed it with a back injury.',
    missedPresumably: 'Presumably missed it because of a La Liga ban.',
    played: 'Played.',
    playedPresumably: 'Presumably played: nothing stood in the way.',
    undated:
      'It has no date yet, so nobody can say whether it will be missed; the concern is a hamstring injury (expected back between 1 and 15 March).',
    cancelled: 'It was cancelled, so there is no game to miss.',
    nothing: 'Nothing keeps Alexia Putellas out.',
    past: 'Alexia Putellas missed two games.',
    outWithoutGames: 'Alexia Putellas is out (expected back between 1 and 15 March); no game is in the calendar.',
    stillOut:
      'Alexia Putellas has missed one game and is still out (no return date yet); no further game is likely to be missed.',
    certain:
      'Alexia Putellas is set to miss three games: Valencia (A), Real Sociedad (H) and an opponent still to be named.',
    one: 'Alexia Putellas has missed two games and is set to miss one more: Valencia (A).',
    upTo: 'Alexia Putellas could miss up to eleven games, at least two: Valencia (A), Real Sociedad (H), an opponent still to be named and eight more.',
    moreUpTo:
      'Alexia Putellas has missed three games and could miss up to four more: Valencia (A), Real Sociedad (H), an opponent still to be named and one more.',
  },
  ES: {
    out: 'Baja por una lesión en los isquiotibiales (vuelta prevista entre el 1 y el 15 de marzo).',
    outByTwo:
      'Baja por una lesión en la rodilla (sin fecha de vuelta) y una sanción de 6 partidos (La Liga, partido 5 de 6).',
    outOnDuty: 'Baja por un compromiso con la selección (disponible desde el 1 de abril).',
    almostOut:
      'Baja casi segura por una lesión en el tobillo (vuelta prevista hacia el 8 de enero de 2027); no es seguro que la eliminatoria se juegue.',
    doubtful:
      'Participación improbable por una lesión en el gemelo (con retraso: la vuelta se esperaba a más tardar el 8 de febrero).',
    questionable:
      'Duda por un riesgo de sanción (La Liga, 4 de 5 amarillas); la eliminatoria solo se juega si Real Madrid pasa de ronda.',
    available: 'Disponible: nada impide jugar.',
    availableDespite:
      'Debería poder jugar pese a una enfermedad (vuelta prevista entre el 1 y el 15 de marzo) y una sanción de un partido (La Liga).',
    missed: 'No jugó por una lesión de espalda.',
    missedPresumably: 'Presumiblemente no jugó por una sanción (La Liga).',
    played: 'Jugó.',
    playedPresumably: 'Presumiblemente jugó: nada impedía jugar.',
    undated:
      'Aún no tiene fecha: no se puede saber si habrá ausencia; duda por una lesión en los isquiotibiales (vuelta prevista entre el 1 y el 15 de marzo).',
    cancelled: 'Se canceló: no hay partido que perderse.',
    nothing: 'Nada impide jugar a Alexia Putellas.',
    past: 'Alexia Putellas se perdió 2 partidos.',
    outWithoutGames:
      'Alexia Putellas es baja (vuelta prevista entre el 1 y el 15 de marzo); no hay ningún partido en el calendario.',
    stillOut:
      'Alexia Putellas se ha perdido un partido y sigue de baja (sin fecha de vuelta); no es probable que se pierda ningún partido más.',
    certain: 'Alexia Putellas se perderá 3 partidos: Valencia (F), Real Sociedad (C) y un rival por decidir.',
    one: 'Alexia Putellas se ha perdido 2 partidos y se perderá uno más: Valencia (F).',
    upTo: 'Alexia Putellas podría perderse hasta 11 partidos, al menos 2: Valencia (F), Real Sociedad (C), un rival por decidir y 8 más.',
    moreUpTo:
      'Alexia Putellas se ha perdido 3 partidos y podría perderse hasta 4 más: Valencia (F), Real Sociedad (C), un rival por decidir y uno más.',
  },
  DE: {
    out: 'Ausfall wegen einer Verletzung der hinteren Oberschenkelmuskulatur (Rückkehr zwischen dem 1. und dem 15. März erwartet).',
    outByTwo:
      'Ausfall wegen einer Knieverletzung (Rückkehr offen) und einer Sperre für 6 Spiele (La Liga, Spiel 5 von 6).',
    outOnDuty: 'Ausfall wegen einer Länderspielreise (ab dem 1. April wieder verfügbar).',
    almostOut:
      'Ausfall fast sicher wegen einer Sprunggelenkverletzung (Rückkehr um den 8. Januar 2027 erwartet); ob die Begegnung stattfindet, steht noch nicht fest.',
    doubtful:
      'Einsatz unwahrscheinlich wegen einer Wadenverletzung (überfällig: Rückkehr war bis zum 8. Februar erwartet).',
    questionable:
      'Einsatz fraglich wegen einer drohenden Sperre (La Liga, 4 von 5 Gelben Karten); die Begegnung findet nur statt, wenn Real Madrid weiterkommt.',
    available: 'Einsatzbereit: Nichts spricht gegen einen Einsatz.',
    availableDespite:
      'Einsatz zu erwarten trotz einer Erkrankung (Rückkehr zwischen dem 1. und dem 15. März erwartet) und einer Sperre für ein Spiel (La Liga).',
    missed: 'Gefehlt wegen einer Rückenverletzung.',
    missedPresumably: 'Vermutlich gefehlt wegen einer Sperre (La Liga).',
    played: 'Gespielt.',
    playedPresumably: 'Vermutlich gespielt: Nichts sprach dagegen.',
    undated:
      'Noch ohne Termin: Über einen Ausfall lässt sich nichts sagen; Einsatz fraglich wegen einer Verletzung der hinteren Oberschenkelmuskulatur (Rückkehr zwischen dem 1. und dem 15. März erwartet).',
    cancelled: 'Abgesagt: Es gibt kein Spiel zu verpassen.',
    nothing: 'Nichts spricht gegen einen Einsatz von Alexia Putellas.',
    past: 'Alexia Putellas verpasste 2 Spiele.',
    outWithoutGames:
      'Alexia Putellas fällt aus (Rückkehr zwischen dem 1. und dem 15. März erwartet); im Kalender steht kein Spiel.',
    stillOut:
      'Alexia Putellas hat ein Spiel verpasst und fällt weiter aus (Rückkehr offen); voraussichtlich wird kein weiteres Spiel verpasst.',
    certain: 'Alexia Putellas verpasst 3 Spiele: Valencia (A), Real Sociedad (H) und ein noch offener Gegner.',
    one: 'Alexia Putellas hat 2 Spiele verpasst und verpasst ein weiteres: Valencia (A).',
    upTo: 'Alexia Putellas könnte bis zu 11 Spiele verpassen, mindestens 2: Valencia (A), Real Sociedad (H), ein noch offener Gegner und 8 weitere.',
    moreUpTo:
      'Alexia Putellas hat 3 Spiele verpasst und könnte bis zu 4 weitere verpassen: Valencia (A), Real Sociedad (H), ein noch offener Gegner und ein weiteres.',
  },
  FR: {
    out: 'Indisponible en raison d’une blessure aux ischio-jambiers (retour prévu entre le 1er et le 15 mars).',
    outByTwo:
      'Indisponible en raison d’une blessure au genou (sans date de retour) et d’une suspension de 6 matchs (La Liga, match 5 sur 6).',
    outOnDuty: 'Indisponible en raison d’une convocation en sélection (disponible à partir du 1er avril).',
    almostOut:
      'Absence presque certaine en raison d’une blessure à la cheville (retour prévu vers le 8 janvier 2027)\u202f; la tenue de ce match n’est pas certaine.',
    doubtful:
      'Participation improbable en raison d’une blessure au mollet (en retard\u00a0: le retour était prévu au plus tard le 8 février).',
    questionable:
      'Participation incertaine en raison d’un risque de suspension (La Liga, 4 cartons jaunes sur 5)\u202f; ce match n’a lieu que si Real Madrid se qualifie.',
    available: 'Disponible\u00a0: rien n’empêche de jouer.',
    availableDespite:
      'Devrait pouvoir jouer malgré une maladie (retour prévu entre le 1er et le 15 mars) et une suspension de un match (La Liga).',
    missed: 'Match manqué en raison d’une blessure au dos.',
    missedPresumably: 'Match sans doute manqué en raison d’une suspension (La Liga).',
    played: 'Match joué.',
    playedPresumably: 'Match sans doute joué\u00a0: rien n’empêchait de jouer.',
    undated:
      'Match encore sans date\u00a0: impossible de prévoir une absence\u202f; participation incertaine en raison d’une blessure aux ischio-jambiers (retour prévu entre le 1er et le 15 mars).',
    cancelled: 'Match annulé\u00a0: aucun match à manquer.',
    nothing: 'Rien n’empêche Alexia Putellas de jouer.',
    past: 'Alexia Putellas a manqué 2 matchs.',
    outWithoutGames:
      'Alexia Putellas est indisponible (retour prévu entre le 1er et le 15 mars)\u202f; aucun match n’est au calendrier.',
    stillOut:
      'Alexia Putellas a manqué un match et reste indisponible (sans date de retour)\u202f; aucun autre match ne devrait être manqué.',
    certain: 'Alexia Putellas manquera 3 matchs\u00a0: Valencia (E), Real Sociedad (D) et un adversaire à déterminer.',
    one: 'Alexia Putellas a manqué 2 matchs et en manquera un autre\u00a0: Valencia (E).',
    upTo: 'Alexia Putellas pourrait manquer jusqu’à 11 matchs, au moins 2\u00a0: Valencia (E), Real Sociedad (D), un adversaire à déterminer et 8 autres.',
    moreUpTo:
      'Alexia Putellas a manqué 3 matchs et pourrait en manquer jusqu’à 4 autres\u00a0: Valencia (E), Real Sociedad (D), un adversaire à déterminer et un autre.',
  },
  IT: {
    out: 'Indisponibile per un infortunio ai flessori della coscia (rientro previsto tra il 1º e il 15 marzo).',
    outByTwo:
      'Indisponibile per un infortunio al ginocchio (rientro senza data) e una squalifica di 6 partite (La Liga, partita 5 di 6).',
    outOnDuty: 'Indisponibile per un impegno con la nazionale (disponibile dal 1º aprile).',
    almostOut:
      'Assenza quasi certa per un infortunio alla caviglia (rientro previsto intorno all’8 gennaio 2027); non è certo che questa partita si giochi.',
    doubtful:
      'Presenza improbabile per un infortunio al polpaccio (in ritardo: il rientro era previsto entro l’8 febbraio).',
    questionable:
      'Presenza in dubbio per un rischio di squalifica (La Liga, 4 ammonizioni su 5); questa partita si gioca solo se Real Madrid passa il turno.',
    available: 'Disponibile: niente impedisce di giocare.',
    availableDespite:
      'Dovrebbe poter giocare nonostante una malattia (rientro previsto tra il 1º e il 15 marzo) e una squalifica di una partita (La Liga).',
    missed: 'Ha saltato la partita per un infortunio alla schiena.',
    missedPresumably: 'Presumibilmente ha saltato la partita per una squalifica (La Liga).',
    played: 'Ha giocato.',
    playedPresumably: 'Presumibilmente ha giocato: niente impediva di giocare.',
    undated:
      'Partita ancora senza data: impossibile prevedere un’assenza; presenza in dubbio per un infortunio ai flessori della coscia (rientro previsto tra il 1º e il 15 marzo).',
    cancelled: 'Partita annullata: non c’è niente da saltare.',
    nothing: 'Nessun ostacolo per Alexia Putellas.',
    past: 'Alexia Putellas ha saltato 2 partite.',
    outWithoutGames:
      'Alexia Putellas è indisponibile (rientro previsto tra il 1º e il 15 marzo); nessuna partita in calendario.',
    stillOut:
      'Alexia Putellas ha saltato una partita e resta indisponibile (rientro senza data); nessun’altra partita dovrebbe essere saltata.',
    certain: 'Alexia Putellas salterà 3 partite: Valencia (T), Real Sociedad (C) e un avversario da definire.',
    one: 'Alexia Putellas ha saltato 2 partite e ne salterà un’altra: Valencia (T).',
    upTo: 'Alexia Putellas potrebbe saltare fino a 11 partite, almeno 2: Valencia (T), Real Sociedad (C), un avversario da definire e altre 8.',
    moreUpTo:
      'Alexia Putellas ha saltato 3 partite e ne potrebbe saltare fino ad altre 4: Valencia (T), Real Sociedad (C), un avversario da definire e un’altra.',
  },
  PT: {
    out: 'Baixa devido a uma lesão nos isquiotibiais (regresso previsto entre 1 e 15 de março).',
    outByTwo:
      'Baixa devido a uma lesão no joelho (sem data de regresso) e a uma suspensão de 6 jogos (La Liga, jogo 5 de 6).',
    outOnDuty: 'Baixa devido a um compromisso com a seleção (disponível a partir de 1 de abril).',
    almostOut:
      'Baixa quase certa devido a uma lesão no tornozelo (regresso previsto por volta de 8 de janeiro de 2027); não é certo que este jogo se realize.',
    doubtful:
      'Participação improvável devido a uma lesão na panturrilha (em atraso: o regresso era esperado até 8 de fevereiro).',
    questionable:
      'Em dúvida devido a um risco de suspensão (La Liga, 4 amarelos em 5); este jogo só se realiza se Real Madrid passar à fase seguinte.',
    available: 'Disponível: nada impede de jogar.',
    availableDespite:
      'Deve poder jogar apesar de uma doença (regresso previsto entre 1 e 15 de março) e de uma suspensão de um jogo (La Liga).',
    missed: 'Falhou o jogo devido a uma lesão nas costas.',
    missedPresumably: 'Presumivelmente falhou o jogo devido a uma suspensão (La Liga).',
    played: 'Jogou.',
    playedPresumably: 'Presumivelmente jogou: nada impedia de jogar.',
    undated:
      'Jogo ainda sem data: não é possível prever uma ausência; em dúvida devido a uma lesão nos isquiotibiais (regresso previsto entre 1 e 15 de março).',
    cancelled: 'Jogo cancelado: não há jogo a falhar.',
    nothing: 'Nada impede Alexia Putellas de jogar.',
    past: 'Alexia Putellas falhou 2 jogos.',
    outWithoutGames:
      'Alexia Putellas está de fora (regresso previsto entre 1 e 15 de março); não há jogos no calendário.',
    stillOut:
      'Alexia Putellas falhou um jogo e continua de fora (sem data de regresso); não deve falhar mais nenhum jogo.',
    certain: 'Alexia Putellas vai falhar 3 jogos: Valencia (F), Real Sociedad (C) e um adversário por definir.',
    one: 'Alexia Putellas falhou 2 jogos e vai falhar mais um: Valencia (F).',
    upTo: 'Alexia Putellas pode falhar até 11 jogos, pelo menos 2: Valencia (F), Real Sociedad (C), um adversário por definir e mais 8.',
    moreUpTo:
      'Alexia Putellas falhou 3 jogos e pode falhar até mais 4: Valencia (F), Real Sociedad (C), um adversário por definir e mais um.',
  },
  AR: {
    out: 'غياب بسبب إصابة في العضلة الخلفية للفخذ (العودة متوقعة بين 1 و15 مارس).',
    outByTwo:
      'غياب بسبب إصابة في الركبة (لا موعد للعودة بعد) وإيقاف لمدة 6 مباريات (\u2068La Liga\u2069، المباراة 5 من 6).',
    outOnDuty: 'غياب بسبب التزام مع المنتخب (المشاركة ممكنة ابتداء من 1 أبريل).',
    almostOut: 'غياب شبه مؤكد بسبب إصابة في الكاحل (العودة متوقعة نحو 8 يناير 2027)؛ إقامة هذه المباراة غير مؤكدة.',
    doubtful: 'مشاركة مستبعدة بسبب إصابة في ربلة الساق (تأخر: كانت العودة متوقعة حتى 8 فبراير).',
    questionable:
      'مشاركة غير مؤكدة بسبب خطر إيقاف (\u2068La Liga\u2069، البطاقة الصفراء 4 من 5)؛ إقامة هذه المباراة مشروطة بتأهل \u2068Real Madrid\u2069.',
    available: 'لا شيء يمنع المشاركة.',
    availableDespite:
      'مشاركة متوقعة رغم المرض (العودة متوقعة بين 1 و15 مارس) وإيقاف لمدة مباراة واحدة (\u2068La Liga\u2069).',
    missed: 'غياب عن المباراة بسبب إصابة في الظهر.',
    missedPresumably: 'غياب مفترض بسبب إيقاف (\u2068La Liga\u2069).',
    played: 'مشاركة في المباراة.',
    playedPresumably: 'مشاركة مفترضة: لا مانع كان معروفا.',
    undated:
      'لا موعد للمباراة بعد: لا يمكن تقدير الغياب عنها؛ مشاركة غير مؤكدة بسبب إصابة في العضلة الخلفية للفخذ (العودة متوقعة بين 1 و15 مارس).',
    cancelled: 'أُلغيت المباراة: لا غياب عنها.',
    nothing: 'لا شيء يمنع مشاركة \u2068Alexia Putellas\u2069.',
    past: 'انتهى غياب \u2068Alexia Putellas\u2069 بعد مباراتين.',
    outWithoutGames: 'غياب \u2068Alexia Putellas\u2069 مستمر (العودة متوقعة بين 1 و15 مارس)؛ لا مباراة في الجدول.',
    stillOut:
      'غياب \u2068Alexia Putellas\u2069 مستمر بعد مباراة واحدة (لا موعد للعودة بعد)؛ لا يُتوقع الغياب عن أي مباراة أخرى.',
    certain:
      'غياب \u2068Alexia Putellas\u2069 عن 3 مباريات: \u2068Valencia\u2069 (خارج الأرض) و\u2068Real Sociedad\u2069 (داخل الأرض) ومنافس لم يتحدد بعد.',
    one: 'بعد الغياب عن مباراتين، غياب \u2068Alexia Putellas\u2069 عن مباراة أخرى: \u2068Valencia\u2069 (خارج الأرض).',
    upTo: 'احتمال غياب \u2068Alexia Putellas\u2069 عن 11 مباراة على الأكثر، منها اثنتان على الأقل: \u2068Valencia\u2069 (خارج الأرض) و\u2068Real Sociedad\u2069 (داخل الأرض) ومنافس لم يتحدد بعد و8 أخرى.',
    moreUpTo:
      'بعد الغياب عن 3 مباريات، احتمال غياب \u2068Alexia Putellas\u2069 عن 4 مباريات أخرى على الأكثر: \u2068Valencia\u2069 (خارج الأرض) و\u2068Real Sociedad\u2069 (داخل الأرض) ومنافس لم يتحدد بعد وواحدة أخرى.',
  },
};
