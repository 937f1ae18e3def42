import type { FieldSpec, FormSpec } from './form-spec.ts';
import type { Match } from '../session/types.ts';

/** The forms about fixtures and teams. */

const NOTE: FieldSpec = { path: 'note', text: 'f_note', kind: 'longtext' };
const DAY: readonly FieldSpec[] = [
  { path: 'kickoffAt', text: 'f_kickoffAt', kind: 'moment' },
  { path: 'lastPossibleDate', text: 'f_lastPossibleDate', kind: 'date' },
];
const PLACE: readonly FieldSpec[] = [
  { path: 'round', text: 'f_round', kind: 'text' },
  { path: 'venue', text: 'f_venue', kind: 'text' },
  { path: 'neutral', text: 'f_neutral', kind: 'bool' },
];

export const FIXTURE_FORMS: readonly FormSpec[] = [
  {
    mutation: 'rescheduleFixture',
    subject: 'fixture',
    fields: [{ path: 'date', text: 'f_date', kind: 'date', required: true }, ...DAY],
  },
  { mutation: 'postponeFixture', subject: 'fixture', fields: [NOTE] },
  {
    mutation: 'confirmFixture',
    subject: 'fixture',
    fields: [
      { path: 'home', text: 'f_home', kind: 'team' },
      { path: 'away', text: 'f_away', kind: 'team' },
      { path: 'date', text: 'f_date', kind: 'date' },
      { path: 'kickoffAt', text: 'f_kickoffAt', kind: 'moment' },
    ],
  },
  {
    mutation: 'recordResult',
    subject: 'fixture',
    fields: [
      { path: 'home', text: 'f_homeGoals', kind: 'int', required: true },
      { path: 'away', text: 'f_awayGoals', kind: 'int', required: true },
      {
        path: 'status',
        text: 'f_status',
        kind: 'enum',
        type: 'FixtureStatus',
        options: ['FINISHED', 'AWARDED', 'ABANDONED', 'IN_PLAY', 'SUSPENDED'],
        initial: 'FINISHED',
        required: true,
      },
    ],
  },
  {
    mutation: 'recordCards',
    subject: 'cards.0.fixture',
    fields: [
      { path: 'cards.0.player', text: 'f_card', kind: 'player', required: true },
      { path: 'cards.0.colour', text: 'f_colour', kind: 'enum', type: 'CardColour', initial: 'YELLOW', required: true },
      { path: 'cards.0.minute', text: 'f_minute', kind: 'int' },
    ],
  },
  { mutation: 'updateFixture', subject: 'fixture', fields: [...PLACE, NOTE] },
  { mutation: 'cancelFixture', subject: 'fixture', isDangerous: true, fields: [NOTE] },
  { mutation: 'reinstateFixture', subject: 'fixture', fields: [] },
  { mutation: 'removeFixture', subject: 'fixture', isDangerous: true, fields: [NOTE] },
  {
    mutation: 'mergeFixtures',
    subject: 'keep',
    isDangerous: true,
    fields: [{ path: 'duplicate', text: 'f_duplicate', kind: 'match', required: true }],
  },
];

export const TEAM_FORMS: readonly FormSpec[] = [
  {
    mutation: 'scheduleFixture',
    subject: null,
    fields: [
      { path: 'competition', text: 'f_competition', kind: 'competition', required: true },
      { path: 'home', text: 'f_home', kind: 'team', required: true },
      { path: 'away', text: 'f_away', kind: 'team', required: true },
      { path: 'date', text: 'f_date', kind: 'date' },
      ...DAY,
      ...PLACE,
    ],
  },
  {
    mutation: 'registerPlayer',
    subject: 'club.id',
    fields: [
      { path: 'name', text: 'f_name', kind: 'text', required: true },
      { path: 'birthDate', text: 'f_birthDate', kind: 'date' },
      { path: 'position', text: 'f_position', kind: 'enum', type: 'Position' },
      { path: 'nationalTeam', text: 'f_nationalTeam', kind: 'team' },
    ],
  },
  {
    mutation: 'updateTeam',
    subject: 'team.id',
    fields: [
      { path: 'name', text: 'f_name', kind: 'text' },
      { path: 'shortName', text: 'f_shortName', kind: 'text' },
      { path: 'timeZone', text: 'f_timeZone', kind: 'text' },
      { path: 'country', text: 'f_country', kind: 'text' },
    ],
  },
  {
    mutation: 'mergeTeams',
    subject: 'keep.id',
    isDangerous: true,
    fields: [{ path: 'duplicate', text: 'f_duplicate', kind: 'team', required: true }],
  },
  {
    mutation: 'mergeCompetitions',
    subject: null,
    isDangerous: true,
    fields: [
      { path: 'keep.id', text: 'f_keep', kind: 'competition', required: true },
      { path: 'duplicate.id', text: 'f_duplicate', kind: 'competition', required: true },
    ],
  },
];

const OVER = ['FINISHED', 'AWARDED', 'CANCELLED', 'REMOVED'];

/** Returns the fixtures that may be the same match: in the same competition, with the same known teams. */
export function duplicatesOf({ id, competition, home, away }: Match, others: readonly Match[]): readonly Match[] {
  const isSame = (one: Match['home'], other: Match['home']): boolean =>
    one === null || other === null || one.id === other.id;
  return others.filter(
    (other) =>
      other.id !== id &&
      other.status !== 'REMOVED' &&
      other.competition.id === competition.id &&
      isSame(other.home, home) &&
      isSame(other.away, away),
  );
}

/** Whether a form makes sense for a fixture in its current state. */
export function appliesTo({ mutation }: FormSpec, match: Match, others: readonly Match[]): boolean {
  const { status, certainty } = match;
  const isOver = OVER.includes(status);
  switch (mutation) {
    case 'reinstateFixture':
      return status === 'CANCELLED' || status === 'REMOVED';
    case 'confirmFixture':
      return certainty === 'CONDITIONAL' && !isOver;
    case 'postponeFixture':
      return !isOver && status !== 'POSTPONED';
    case 'rescheduleFixture':
    case 'cancelFixture':
      return !isOver;
    case 'mergeFixtures':
      return status !== 'REMOVED' && duplicatesOf(match, others).length > 0;
    default:
      return status !== 'CANCELLED' && status !== 'REMOVED';
  }
}
