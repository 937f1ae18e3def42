import type { DisciplineRules, Reset, Served } from '../../../src/domain/discipline/rules.ts';

/** The cells of the table of rules in docs/absences-and-bans.md. */
export function rulesTable(rules: readonly DisciplineRules[]): string[][] {
  return rules.map(({ competitions, steps, every, resets, secondYellow, red, lapsesAtEnd, source }) => {
    const listed = steps.map(
      ({ at, ban, untilMatch, untilStage }) =>
        `${at}: ${matches(ban)}${untilMatch === undefined ? '' : ` (by match ${untilMatch})`}${untilStage === undefined ? '' : ` (up to ${words(untilStage)})`}`,
    );
    const further =
      every === null ? [] : [`every ${every.cards}${steps.length > 0 ? ' more' : ''}: ${matches(every.ban)}`];
    return [
      competitions.map((key) => `\`${key}\``).join(', '),
      [...listed, ...further].join('; ') + (lapsesAtEnd ? '; lapses in the last match' : ''),
      resets.map(reset).join(', ') || 'the season',
      dismissal(secondYellow),
      dismissal(red),
      source,
    ];
  });
}

const matches = (ban: number): string => `${ban} ${ban === 1 ? 'match' : 'matches'}`;
const words = (stage: string): string => stage.toLowerCase().replaceAll('_', ' ');

function reset(one: Reset): string {
  if ('stage' in one) return `after ${words(one.stage)}`;
  return 'match' in one ? `after match ${one.match}` : `after ${one.date}`;
}

function dismissal({ ban, served }: { readonly ban: number; readonly served: Served }): string {
  const where =
    served === 'COMPETITION'
      ? 'same competition'
      : served === 'DOMESTIC'
        ? 'all of the country'
        : 'all of UEFA for clubs';
  return `${ban}, ${where}`;
}
