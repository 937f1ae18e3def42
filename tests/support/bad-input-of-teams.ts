import type { Case } from './bad-input.ts';

const jude = { slug: 'jude-bellingham' };
const madrid = { slug: 'real-madrid' };
const team = { name: 'A', kind: 'CLUB', timeZone: 'Europe/Madrid' };

/** Invalid inputs about teams, players and the clock. */
export const BAD_INPUT_OF_TEAMS: readonly Case[] = [
  ['a taken slug of a team', 'registerTeam', () => ({ ...team, slug: 'real-madrid' }), /real-madrid/],
  ['a team without a name', 'registerTeam', () => ({ ...team, name: '' }), 'input.name'],
  ['a team with a blank name', 'registerTeam', () => ({ ...team, name: '   ' }), 'input.name'],
  [
    'a team with an empty short name',
    'registerTeam',
    () => ({ ...team, slug: 'empty-short', shortName: '' }),
    'input.shortName',
  ],
  ['a team with an empty slug', 'registerTeam', () => ({ ...team, slug: '' }), 'input.slug'],
  ['a team with a slug of spaces', 'registerTeam', () => ({ ...team, slug: 'Real Madrid' }), 'input.slug'],
  ['a team in an unknown zone', 'registerTeam', () => ({ ...team, timeZone: 'Mars/Olympus_Mons' }), 'input.timeZone'],
  ['a team in an empty zone', 'registerTeam', () => ({ ...team, timeZone: '' }), 'input.timeZone'],
  [
    'a team in a zone of the file system',
    'registerTeam',
    () => ({ ...team, timeZone: '../../etc/passwd' }),
    'input.timeZone',
  ],
  ['a team of an unknown kind', 'registerTeam', () => ({ ...team, kind: 'PUB' }), /kind/],
  ['a team with a name of 10 MB', 'registerTeam', () => ({ ...team, name: 'x'.repeat(10_000_000) }), 'input.name'],
  [
    'a team with an empty id elsewhere',
    'registerTeam',
    () => ({ ...team, slug: 'empty-id', externalIds: [{ source: '', value: '' }] }),
    /input\.externalIds/,
  ],
  ['a taken slug of a player', 'registerPlayer', () => ({ name: 'Jude Bellingham' }), /jude-bellingham/],
  ['a player without a name', 'registerPlayer', () => ({ name: '', slug: 'x' }), 'input.name'],
  ['a player who is not born yet', 'registerPlayer', () => ({ name: 'X', birthDate: '2027-01-01' }), 'input.birthDate'],
  ['a player of a country’s club', 'registerPlayer', () => ({ name: 'X', club: { slug: 'england' } }), 'input.club'],
  ['a player of a club’s country', 'registerPlayer', () => ({ name: 'X', nationalTeam: madrid }), 'input.nationalTeam'],
  ['a player of an unknown club', 'registerPlayer', () => ({ name: 'X', club: { slug: 'nobody' } }), 'input.club'],
  ['a player in an unknown position', 'registerPlayer', () => ({ name: 'X', position: 'BENCH' }), /position/],
  [
    'a move of an unknown player',
    'transferPlayer',
    () => ({ player: { slug: 'nobody' }, to: madrid, on: '2026-02-02' }),
    'input.player',
  ],
  ['a move from nowhere to nowhere', 'transferPlayer', () => ({ player: jude, on: '2026-02-02' }), 'input.to'],
  [
    'a transfer to the same club',
    'transferPlayer',
    () => ({ player: jude, from: madrid, to: madrid, on: '2026-02-02' }),
    'input.to',
  ],
  ['the clock backwards', 'advanceClock', () => ({ to: '2026-01-01T00:00:00Z' }), 'input.to'],
  ['the clock to the end of time', 'advanceClock', () => ({ to: '2199-01-01T00:00:00Z' }), 'input.to'],
  ['the clock to no moment', 'advanceClock', () => ({ to: 'tomorrow' }), /to/],
  ['the clock to a moment without a zone', 'advanceClock', () => ({ to: '2026-02-02T12:00:00' }), /to/],
];
