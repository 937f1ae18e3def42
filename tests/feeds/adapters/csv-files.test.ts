import { describe, expect, test } from 'vitest';
import { instant } from '../../../src/domain/day.ts';
import { ABSENCES_CSV } from '../../../src/feeds/adapters/absences-csv.ts';
import { PLAYERS_CSV } from '../../../src/feeds/adapters/players-csv.ts';
import { observed, problemsIn, read } from './reading.ts';

const lines = (...all: string[]): string => `${all.join('\n')}\n`;

describe('players', () => {
  const HEADER = 'name,club,national_team,position,birth_date,gender,external_ids';
  const BELLINGHAM = 'Jude Bellingham,Real Madrid CF,England,MF,2003-06-29,men,transfermarkt:581678 fpl:232351';
  const expected = {
    player: {
      ids: [
        { source: 'transfermarkt', value: '581678' },
        { source: 'fpl', value: '232351' },
      ],
      name: 'Jude Bellingham',
      birthDate: '2003-06-29',
      position: 'MIDFIELDER',
      gender: 'MEN',
    },
    team: { name: 'Real Madrid CF', kind: 'CLUB' },
  };
  const england = { player: { name: 'Jude Bellingham' }, team: { name: 'England', kind: 'NATIONAL', gender: 'MEN' } };

  test.each([
    ['commas', lines(HEADER, BELLINGHAM)],
    ['CRLF and a byte order mark', `\uFEFF${HEADER}\r\n${BELLINGHAM}\r\n`],
    ['semicolons, as spreadsheets write them', lines(HEADER, BELLINGHAM).replaceAll(',', ';')],
    ['tabs', lines(HEADER, BELLINGHAM).replaceAll(',', '\t')],
    [
      'columns in another order, with empty fields at the end',
      lines(
        'club,gender,NAME,Date of birth,pos,national team,external ids,,',
        'Real Madrid CF,m,Jude Bellingham,29/06/2003,Midfield,England,transfermarkt:581678; fpl:232351,,',
      ),
    ],
    [
      'ids in columns of their own',
      lines(
        'name,club,national_team,position,birth_date,gender,transfermarkt_id,fpl_id',
        'Jude Bellingham,Real Madrid CF,England,MF,29.6.2003,male,581678,232351',
      ),
    ],
  ])('%s', (_, text) => {
    expect(observed(read(PLAYERS_CSV, [text]), 'SQUAD_MEMBER')).toMatchObject([expected, england]);
  });

  test('a table of Transfermarkt', () => {
    const text = lines(
      'player_id,name,first_name,current_club_id,current_club_name,country_of_citizenship,date_of_birth,position,sub_position,last_season,url',
      '10,Miroslav Klose,Miroslav,398,Lazio,Germany,1978-06-09 00:00:00,Attack,Centre-Forward,2015,https://x.example',
    );
    expect(observed(read(PLAYERS_CSV, [text]), 'SQUAD_MEMBER')).toMatchObject([
      {
        player: {
          ids: [{ source: 'transfermarkt', value: '10' }],
          birthDate: '1978-06-09',
          position: 'FORWARD',
          nationality: 'Germany',
        },
        team: { ids: [{ source: 'transfermarkt', value: '398' }], name: 'Lazio' },
      },
    ]);
  });

  test('rows that cannot be used are skipped and reported', () => {
    const text = lines(
      HEADER,
      ',Elche CF,,,,,',
      'A,Elche CF,,,31/31/2000,,',
      'B,Elche CF,,,,both,',
      'C,,,,,,',
      'D,Elche CF',
      ',,,,,,',
      BELLINGHAM,
    );
    const result = read(PLAYERS_CSV, [text]);
    expect(problemsIn(result).toSorted()).toEqual([
      'line.2 name',
      'line.3 birth_date',
      'line.4 gender',
      'line.5 club',
      'line.6',
    ]);
    expect(observed(result, 'SQUAD_MEMBER')).toHaveLength(2);
  });
});

describe('absences', () => {
  const HEADER = 'player,birth_date,club,kind,words,from,until,chance,matches,scope,source,reported_at';
  const absences = (...rows: string[]) => observed(read(ABSENCES_CSV, [lines(HEADER, ...rows)]), 'ABSENCE');

  test('every column', () => {
    expect(
      absences(
        'Bukayo Saka,2001-09-05,Arsenal FC,injury,Hamstring injury,2026-01-03,2026-02-14,,,,The Times,2026-01-04T09:00:00Z',
      ),
    ).toMatchObject([
      {
        player: { ids: [], name: 'Bukayo Saka', birthDate: '2001-09-05' },
        team: { name: 'Arsenal FC' },
        kind: 'INJURY',
        words: 'Hamstring injury',
        from: '2026-01-03',
        until: '2026-02-14',
        chance: null,
        scope: null,
        source: { name: 'The Times' },
        observedAt: instant('2026-01-04T09:00:00Z'),
        completed: false,
      },
    ]);
  });

  test('kinds, chances, matches, scopes and ends in words', () => {
    expect(
      absences(
        'A,,Elche CF,suspended,Red card,2026-01-03,,,3,,,',
        'B,,Elche CF,,On international duty,2026-01-03,,,,club,,',
        'C,,Elche CF,Club decision,Trains alone,2026-01-03,,,,next game,,',
        'D,,Elche CF,injury,Knock,2026-01-03,,75%,,,,2026-01-04',
        'E,,Elche CF,injury,Knee,3/1/2026,end of March,,,,,',
      ),
    ).toMatchObject([
      { kind: 'SUSPENSION', matches: 3 },
      { kind: 'INTERNATIONAL_DUTY', scope: { teams: [{ name: 'Elche CF' }] } },
      { kind: 'CLUB_DECISION', scope: { nextFixture: true } },
      { chance: 75, observedAt: instant('2026-01-04T00:00:00Z') },
      { from: '2026-01-03', until: null, estimate: 'end of March', words: 'Knee - end of March' },
    ]);
  });

  test('the table of a press conference', () => {
    const text = lines(
      'Player,Club,Reason,Further Detail,Potential Return,Condition,Status',
      'Bukayo Saka,Arsenal,Hamstring,"He will need a few days, maybe more",14/09/2026,Mid-stage,50%',
      'Ben White,Arsenal,Knee,,No Return Date,,Ruled Out',
    );
    expect(observed(read(ABSENCES_CSV, [text]), 'ABSENCE')).toMatchObject([
      { player: { name: 'Bukayo Saka' }, reason: 'Hamstring', until: '2026-09-14', chance: 50 },
      { reason: 'Knee', until: null, chance: null, estimate: 'No Return Date', words: 'Knee - No Return Date' },
    ]);
    const withoutClub = text.replaceAll('Club,', '').replaceAll('Arsenal,', '');
    expect(observed(read(ABSENCES_CSV, [withoutClub]), 'ABSENCE')).toMatchObject([{ team: null }, { team: null }]);
  });

  test("Transfermarkt's table: days are inclusive, and players are ids", () => {
    const text = lines(
      'player_id,season_name,injury_reason,from_date,end_date,days_missed,games_missed',
      '10,25/26,Hamstring injury,2026-01-20,2026-02-08,19.0,4',
      '26,25/26,Cruciate ligament tear,2026-01-20,2026-09-30,,',
      '27,25/26,Knee surgery,2026-01-20,,,',
    );
    expect(observed(read(ABSENCES_CSV, [text], { asOf: instant('2026-02-19T12:00:00Z') }), 'ABSENCE')).toMatchObject([
      { player: { ids: [{ source: 'transfermarkt', value: '10' }] }, until: '2026-02-09', completed: true },
      { until: '2026-10-01', completed: false },
      { until: null, completed: false },
    ]);
  });

  test('rows that cannot be used are skipped and reported', () => {
    const rows = [
      ',,Elche CF,injury,Knee,,,,,,,',
      'A,soon,Elche CF,injury,Knee,,,,,,,',
      'A,,Elche CF,sulking,Knee,,,,,,,',
      'A,,Elche CF,injury,Knee,soon,,,,,,',
      'A,,Elche CF,injury,Knee,,,150%,,,,',
      'A,,Elche CF,suspension,Card,,,,two,,,',
      'A,,Elche CF,injury,Knee,,,,,country,,',
      'A,,Elche CF,injury,Knee,,,,,,,yesterday',
      'A,,Elche CF,,,,,,,,,',
    ];
    const result = read(ABSENCES_CSV, [lines(HEADER, ...rows)]);
    expect(observed(result, 'ABSENCE')).toEqual([]);
    const fields = ['player', 'birth_date', 'kind', 'from', 'chance', 'matches', 'scope', 'reported_at', 'words'];
    expect(problemsIn(result)).toEqual(fields.map((field, index) => `line.${index + 2} ${field}`));
  });
});
