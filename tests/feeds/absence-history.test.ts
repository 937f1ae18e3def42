import { expect, test } from 'vitest';
import { instant } from '../../src/domain/day.ts';
import type { FeedFormat } from '../../src/feeds/adapter.ts';
import { accepted, type FeedImports, openFeedImports } from '../support/feed-imports.ts';
import { news, snapshot, squads } from '../support/fpl-feed.ts';

/** Files of past and present absences in a league that is already stored. */

const at = instant('2025-08-28T12:00:00Z');
const load = async (imports: FeedImports, format: FeedFormat, ...lines: string[]) =>
  accepted(
    await imports.import({ format, documents: [{ name: 'file.csv', text: lines.join('\n') }], asOf: at, readAt: at }),
  );
const CHANGES = [
  'playersAdded',
  'injuriesReported',
  'estimatesRevised',
  'returnsRecorded',
  'suspensions',
  'absences',
] as const;

test('a past absence ends no injury that began later, and is recorded once', async () => {
  await using imports = await openFeedImports();
  const knee = news('i', 'Knee injury - Expected back 20 Sep', '2025-08-20T10:00:00Z');
  accepted(await imports.fpl('2025-08-28', snapshot(squads({ 100: knee }))));
  const players = ['name,club,birth_date,transfermarkt_id', 'Adam Abel-Ashford,Ashford,1990-01-15,7'];
  expect(await load(imports, 'PLAYERS_CSV', ...players)).toMatchObject({
    playersAdded: 0,
    playersMoved: 0,
    problems: [],
  });
  const history = [
    'player_id,season_name,injury_reason,from_date,end_date,days_missed,games_missed',
    '7,24/25,Knee injury,2025-02-01,2025-03-01,28,4',
    '7,25/26,Rest,2025-08-01,2025-08-03,2,0',
    '8,24/25,Knee injury,2025-02-01,2025-03-01,28,4',
  ];
  expect(await load(imports, 'ABSENCES_CSV', ...history)).toMatchObject({
    injuriesReported: 1,
    returnsRecorded: 1,
    problems: [],
  });
  const records = await imports.records(100);
  expect(records).toHaveLength(3);
  expect(records).toContain('ACTIVE KNEE 2025-08-20 Knee injury - Expected back 20 Sep');
  expect(records).toContain('ENDED REST 2025-08-01 Rest');
  const again = await load(imports, 'ABSENCES_CSV', ...history);
  expect(CHANGES.map((count) => again[count])).toEqual(CHANGES.map(() => 0));
  expect(await imports.records(100)).toEqual(records);
});

test('rows with their own sources, a ban for matches, and a table of a press conference', async () => {
  await using imports = await openFeedImports();
  accepted(await imports.fpl('2025-08-28', snapshot()));
  const HEADER = 'player,birth_date,club,kind,words,from,until,chance,matches,scope,source,reported_at';
  const rows = [
    HEADER,
    'Adam Abel-Ashford,1990-01-15,Ashford,injury,Hamstring injury,2025-08-26,2025-09-20,,,,The Times,2025-08-27',
    'Ben Bird-Ashford,,Ashford,suspension,Red card,2025-08-24,,,2,,BBC,2025-08-25',
    'Carl Cole-Ashford,,Ashford,,On international duty,2025-09-01,2025-09-10,,,club,BBC,2025-08-27',
  ];
  expect(await load(imports, 'ABSENCES_CSV', ...rows)).toMatchObject({
    injuriesReported: 1,
    suspensions: 1,
    absences: 1,
    problems: [],
  });
  const { id } = await imports.player(100);
  const [[injury] = []] = await imports.store.injuriesOf([id]);
  expect(injury).toMatchObject({
    occurredOn: '2025-08-26',
    estimate: { source: { name: 'The Times' }, statement: { date: '2025-09-20' } },
  });
  const press = [
    'Player,Club,Reason,Potential Return,Status',
    'Dan Dean-Ashford,Ashford,Knee,No Return Date,Ruled Out',
    'Ed Ellis-Ashford,Ashford,Ankle,,50%',
  ];
  expect(await load(imports, 'ABSENCES_CSV', ...press)).toMatchObject({ injuriesReported: 2, problems: [] });
  for (const file of [rows, press]) {
    const again = await load(imports, 'ABSENCES_CSV', ...file);
    expect(CHANGES.map((count) => again[count])).toEqual(CHANGES.map(() => 0));
  }
});
