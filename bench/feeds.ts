import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Measures the cost of importing a league: CPU (user and system) of `sidelined import fpl`. It imports a snapshot of 20
 * clubs, 800 players, 380 fixtures and 110 absences into an empty SQLite database, and then the same again. The figures
 * come from /proc, so it needs Linux. Targets: 3,000 ms and 1,000 ms.
 */
const CLUBS = 20;
const SQUAD = 40;
const ABSENCES = 110;
const TICK_MS = 10;

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sidelined feeds '));
const feed = join(folder, 'feed');
const env = {
  ...process.env,
  DATABASE_URL: `file:${join(folder, 'feeds.db')}`,
  SIDELINED_SEED: 'none',
  SIDELINED_CLOCK: '2026-01-10T12:00:00Z',
};

/** Returns the CPU time of all ended child processes so far. */
function cpuOfChildrenMs(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[13]) + Number(fields[14])) * TICK_MS;
}

function importMs(): number {
  const before = cpuOfChildrenMs();
  const args = [join(root, 'src', 'main.js'), 'import', 'fpl', feed];
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return cpuOfChildrenMs() - before;
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const two = (number: number): string => String(number).padStart(2, '0');

function elements(): object[] {
  return numbers(CLUBS * SQUAD).map((index) => {
    const isAbsent = index % Math.floor((CLUBS * SQUAD) / ABSENCES) === 0 && index < ABSENCES * 7;
    const isDoubtful = index % 3 === 0;
    const words = isDoubtful ? 'Knock - 75% chance of playing' : 'Hamstring injury - Expected back 14 Feb';
    return {
      code: 100_000 + index,
      first_name: `First${index}`,
      second_name: `Last${index}`,
      web_name: `Last${index}`,
      team: 1 + Math.floor(index / SQUAD),
      element_type: 1 + (index % 4),
      status: isAbsent ? (isDoubtful ? 'd' : 'i') : 'a',
      news: isAbsent ? words : '',
      news_added: isAbsent ? `2026-01-0${1 + (index % 8)}T10:00:00Z` : null,
      chance_of_playing_next_round: isAbsent ? (isDoubtful ? 75 : 0) : null,
      birth_date: `19${90 + (index % 10)}-${two(1 + (index % 12))}-${two(1 + (index % 28))}`,
      team_join_date: '2024-07-01',
      yellow_cards: index % 5,
    };
  });
}

function fixtures(): object[] {
  const half = numbers(CLUBS - 1).flatMap((round) =>
    numbers(CLUBS / 2).map((pair) => {
      const seat = (place: number): number => (place === 0 ? CLUBS : 1 + ((round + place) % (CLUBS - 1)));
      return { home: seat(pair), away: seat(CLUBS - 1 - pair), round };
    }),
  );
  const all = [...half, ...half.map(({ home, away, round }) => ({ home: away, away: home, round: round + CLUBS - 1 }))];
  return all.map(({ home, away, round }, index) => {
    const isOver = round < 20;
    const kickoff = new Date(Date.UTC(2025, 7, 16 + round * 7, 14)).toISOString().replace('.000', '');
    const game = { code: 5_000 + index, id: index + 1, event: round + 1, team_h: home, team_a: away };
    const score = { finished: isOver, team_h_score: isOver ? 2 : null, team_a_score: isOver ? 1 : null };
    return { ...game, ...score, kickoff_time: kickoff };
  });
}

try {
  mkdirSync(feed);
  const teams = numbers(CLUBS).map((index) => ({ id: index + 1, code: 10 + index, name: `Club ${index + 1} Town` }));
  writeFileSync(join(feed, 'bootstrap-static.json'), JSON.stringify({ teams, elements: elements() }));
  writeFileSync(join(feed, 'fixtures.json'), JSON.stringify(fixtures()));
  console.log(`first snapshot: ${importMs()} ms CPU`);
  console.log(`the same again: ${importMs()} ms CPU`);
} finally {
  rmSync(folder, { recursive: true });
}
