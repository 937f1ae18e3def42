import { type Locale, localeOf } from './locale.ts';
import type { QueueSentence } from './queue-sentence.ts';
import { QUEUE_WORDS, type QueueWords } from './queue-words.ts';
import type { Language } from './sentence.ts';

const LOCALES: Readonly<Record<Language, Locale>> = {
  EN: localeOf('en-GB'),
  ES: localeOf('es'),
  DE: localeOf('de'),
  FR: localeOf('fr', 'ltr', '1er'),
  IT: localeOf('it', 'ltr', '1º'),
  PT: localeOf('pt'),
  AR: localeOf('ar', 'rtl'),
};

/** Returns an entry of the editors' queue as one sentence. */
export function renderQueueEntry(language: Language, sentence: QueueSentence): string {
  const words = QUEUE_WORDS[language];
  const locale = LOCALES[language];
  switch (sentence.kind) {
    case 'OVERDUE': {
      const template = sentence.of === 'INJURY' ? words.overdueInjury : words.overdueAbsence;
      return fill(template, { p: locale.name(sentence.player), d: locale.day(sentence.day, sentence.year) });
    }
    case 'DUE_TODAY':
      return fill(sentence.of === 'INJURY' ? words.injuryDueToday : words.absenceDueToday, {
        p: locale.name(sentence.player),
      });
    case 'LINEUP_CONFLICT':
      return fill(sentence.role === 'STARTING' ? words.started : words.onBench, {
        p: locale.name(sentence.player),
        g: game(sentence, words, locale),
      });
    case 'DISAGREEMENT':
      return disagreement(sentence, words, locale);
    case 'STALE':
      return fill(words.stale, { p: locale.name(sentence.player), s: locale.name(sentence.source) });
    case 'QUESTION':
      return fill(words.unknownName, {
        s: locale.name(sentence.source),
        n: locale.name(sentence.name),
        a: locale.name(sentence.about),
      });
  }
}

function game(
  { opponent, day, year }: Extract<QueueSentence, { kind: 'LINEUP_CONFLICT' }>,
  { against, opponentOpen }: QueueWords,
  locale: Locale,
): string {
  const which = opponent === null ? opponentOpen : fill(against, { o: locale.name(opponent) });
  return day === null ? which : `${which} (${locale.day(day, year)})`;
}

function disagreement(
  { player, source, words, window, year }: Extract<QueueSentence, { kind: 'DISAGREEMENT' }>,
  { saysOtherwise, saysSomethingElse }: QueueWords,
  locale: Locale,
): string {
  const days = window === null ? [] : [...new Set([window.earliest, window.latest])];
  const said = words === null ? days.map((one) => locale.day(one, year)).join(' – ') : locale.name(words);
  const values = { p: locale.name(player), s: locale.name(source), w: said };
  return fill(said === '' ? saysSomethingElse : saysOtherwise, values);
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w)\}/gu, (_, name: string) => values[name] ?? '');
}
