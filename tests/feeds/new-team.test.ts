import { expect, test } from 'vitest';
import type { TeamId, TeamKind } from '../../src/domain/team.ts';
import { newTeam, TeamSlugs } from '../../src/feeds/season/new-team.ts';

test.each<[name: string, shortName: string, kind?: TeamKind]>([
  ['FC Barcelona', 'Barcelona'],
  ['1. FC Köln', 'FC Köln'],
  ['Deportivo Alavés', 'Deportivo Alavés'],
  ['Charlotte FC', 'Charlotte'],
  ['Los Angeles FC', 'Los Angeles FC'],
  ['LA Galaxy', 'LA Galaxy'],
  ['RB Leipzig', 'RB Leipzig'],
  ['PSV Eindhoven', 'PSV Eindhoven'],
  ['DR Congo', 'DR Congo'],
  ['DR Congo', 'DR Congo', 'NATIONAL'],
])('the short name of %s is %s', (name, shortName, kind = 'CLUB') => {
  const defaults = { kind, gender: null, country: null, fileZone: 'UTC', seasonZone: null, zoneCountry: null };
  const team = newTeam('t' as TeamId, { name, country: null } as never, defaults, new TeamSlugs(new Map()));
  expect(team.shortName).toBe(shortName);
});

test('the slug of a team has the words of its name, independent of capitals', () => {
  const slugs = new TeamSlugs(new Map());
  expect(slugs.take('VfB Stuttgart')).toBe('vfb-stuttgart');
  expect(slugs.take('ЖАЛГИРИС')).toBe('zhalgiris');
});
