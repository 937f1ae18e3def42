import type { FieldSpec, FormSpec } from './form-spec.ts';

/** The forms about a player and the player's absences. */

const NOTE: FieldSpec = { path: 'note', text: 'f_note', kind: 'longtext' };
const SOURCE: readonly FieldSpec[] = [
  { path: 'source.kind', text: 'f_sourceKind', kind: 'enum', type: 'SourceKind', initial: 'PRESS', required: true },
  { path: 'source.name', text: 'f_sourceName', kind: 'text', required: true },
  { path: 'source.url', text: 'f_sourceUrl', kind: 'text' },
];
const WORDS: FieldSpec = { path: 'words', text: 'f_words', kind: 'text' };
const END: readonly FieldSpec[] = [
  {
    path: '~end',
    text: 'f_end',
    kind: 'choice',
    choices: { open: 'f_end_open', date: 'f_end_date', games: 'f_end_games', condition: 'f_end_condition' },
    initial: 'open',
  },
  { path: 'until.date', text: 'f_until', kind: 'date', required: true, when: ['~end', 'date'] },
  { path: 'until.games', text: 'f_games', kind: 'int', required: true, when: ['~end', 'games'] },
  { path: 'until.condition', text: 'f_condition', kind: 'text', required: true, when: ['~end', 'condition'] },
];
const DETAILS: readonly FieldSpec[] = [
  { path: 'side', text: 'f_side', kind: 'enum', type: 'Side' },
  { path: 'diagnosis', text: 'f_diagnosis', kind: 'text' },
  { path: 'description', text: 'f_description', kind: 'longtext' },
  { path: 'minimumAbsence', text: 'f_minimumAbsence', kind: 'int' },
];
const LENGTH: readonly FieldSpec[] = [
  {
    path: '~length',
    text: 'f_length',
    kind: 'choice',
    choices: { matches: 'f_length_matches', until: 'f_length_until', life: 'f_length_life' },
    initial: 'matches',
  },
  { path: 'matches', text: 'f_matches', kind: 'int', required: true, when: ['~length', 'matches'] },
  { path: 'until', text: 'f_until', kind: 'date', required: true, when: ['~length', 'until'] },
];

export const PLAYER_FORMS: readonly FormSpec[] = [
  {
    mutation: 'reportInjury',
    subject: 'player.id',
    fields: [
      { path: 'bodyPart', text: 'f_bodyPart', kind: 'enum', type: 'BodyPart', required: true, initial: 'UNKNOWN' },
      { path: 'occurredOn', text: 'f_occurredOn', kind: 'date', required: true, initial: 'TODAY' },
      { path: 'announcedFor', text: 'f_announcedFor', kind: 'date' },
      ...DETAILS,
      ...SOURCE,
    ],
  },
  {
    mutation: 'reportAbsence',
    subject: 'player.id',
    fields: [
      { path: 'kind', text: 'f_kind', kind: 'enum', type: 'AbsenceKind', required: true, initial: 'PERSONAL' },
      { path: 'from', text: 'f_from', kind: 'date', required: true, initial: 'TODAY' },
      ...END,
      WORDS,
      ...SOURCE,
    ],
  },
  {
    mutation: 'imposeSuspension',
    subject: 'player.id',
    fields: [
      { path: 'imposedOn', text: 'f_imposedOn', kind: 'date', required: true, initial: 'TODAY' },
      ...LENGTH,
      {
        path: 'forLife',
        text: 'f_length_life',
        kind: 'bool',
        required: true,
        when: ['~length', 'life'],
        initial: 'yes',
      },
      {
        path: '~scope',
        text: 'f_scope',
        kind: 'choice',
        choices: { one: 'f_scope_one', all: 'f_scope_all' },
        initial: 'one',
      },
      { path: 'scope.families.0', text: 'f_competition', kind: 'family', required: true, when: ['~scope', 'one'] },
      {
        path: 'scope.everywhere',
        text: 'f_scope_all',
        kind: 'bool',
        required: true,
        when: ['~scope', 'all'],
        initial: 'yes',
      },
      { path: 'reason', text: 'f_reason', kind: 'text' },
    ],
  },
  {
    mutation: 'recordCautionTotals',
    subject: 'totals.0.player.id',
    fields: [
      { path: 'family', text: 'f_competition', kind: 'season', required: true },
      { path: 'totals.0.yellows', text: 'f_yellows', kind: 'int', required: true },
      { path: 'totals.0.asOf', text: 'f_asOf', kind: 'moment', required: true, initial: 'TODAY' },
    ],
  },
  {
    mutation: 'transferPlayer',
    subject: 'player.id',
    fields: [
      { path: 'to', text: 'f_toTeam', kind: 'team' },
      { path: 'from', text: 'f_fromTeam', kind: 'team' },
      { path: 'on', text: 'f_on', kind: 'date', required: true, initial: 'TODAY' },
    ],
  },
  {
    mutation: 'recordLoan',
    subject: 'player.id',
    fields: [
      { path: 'from', text: 'f_fromTeam', kind: 'team', required: true },
      { path: 'to', text: 'f_toTeam', kind: 'team', required: true },
      { path: 'since', text: 'f_since', kind: 'date', required: true, initial: 'TODAY' },
      { path: 'until', text: 'f_untilDay', kind: 'date' },
      { path: 'mayFaceParent', text: 'f_mayFaceParent', kind: 'bool' },
    ],
  },
  {
    mutation: 'updatePlayer',
    subject: 'player.id',
    fields: [
      { path: 'name', text: 'f_name', kind: 'text' },
      { path: 'shortName', text: 'f_shortName', kind: 'text' },
      { path: 'birthDate', text: 'f_birthDate', kind: 'date' },
      { path: 'position', text: 'f_position', kind: 'enum', type: 'Position' },
      { path: 'shirtNumber', text: 'f_shirtNumber', kind: 'int' },
      { path: 'nationality', text: 'f_nationality', kind: 'text' },
    ],
  },
  {
    mutation: 'mergePlayers',
    subject: 'keep.id',
    isDangerous: true,
    fields: [{ path: 'duplicate', text: 'f_duplicate', kind: 'player', required: true }],
  },
];

export const INJURY_FORMS: readonly FormSpec[] = [
  {
    mutation: 'recordReturn',
    subject: 'injury',
    fields: [{ path: 'returnedOn', text: 'f_returnedOn', kind: 'date', required: true, initial: 'TODAY' }],
  },
  {
    mutation: 'amendInjury',
    subject: 'injury',
    fields: [
      { path: 'bodyPart', text: 'f_bodyPart', kind: 'enum', type: 'BodyPart' },
      { path: 'occurredOn', text: 'f_occurredOn', kind: 'date' },
      ...DETAILS,
    ],
  },
  { mutation: 'withdrawInjury', subject: 'injury', isDangerous: true, fields: [NOTE] },
  { mutation: 'reopenInjury', subject: 'injury', fields: [NOTE] },
];

export const ABSENCE_FORMS: readonly FormSpec[] = [
  { mutation: 'reviseAbsence', subject: 'absence', fields: [...END, WORDS, ...SOURCE] },
  {
    mutation: 'endAbsence',
    subject: 'absence',
    fields: [{ path: 'endedOn', text: 'f_endedOn', kind: 'date', required: true, initial: 'TODAY' }],
  },
  { mutation: 'withdrawAbsence', subject: 'absence', isDangerous: true, fields: [NOTE] },
];

export const SUSPENSION_FORMS: readonly FormSpec[] = [
  {
    mutation: 'amendSuspension',
    subject: 'suspension',
    fields: [
      ...LENGTH.slice(0, 1).map((field) => ({
        ...field,
        choices: { matches: 'f_length_matches', until: 'f_length_until' } as const,
      })),
      ...LENGTH.slice(1),
      { path: 'reason', text: 'f_reason', kind: 'text' },
    ],
  },
  { mutation: 'liftSuspension', subject: 'suspension', isDangerous: true, fields: [NOTE] },
];

/** The form receives its card as known values. */
export const CARD_FORMS: readonly FormSpec[] = [
  {
    mutation: 'removeCards',
    subject: null,
    isDangerous: true,
    fields: [
      { path: 'cards.0.fixture', text: 'f_card', kind: 'known', required: true },
      { path: 'cards.0.player.id', text: 'f_card', kind: 'known', required: true },
      { path: 'cards.0.colour', text: 'f_colour', kind: 'known', type: 'CardColour', required: true },
      NOTE,
    ],
  },
];

export const LOAN_FORMS: readonly FormSpec[] = [
  {
    mutation: 'endLoan',
    subject: 'loan',
    fields: [{ path: 'on', text: 'f_on', kind: 'date', required: true, initial: 'TODAY' }],
  },
];
