import type { Api } from '../session/api.ts';
import { competitionsQuery, playersQuery, teamsQuery } from '../session/documents.ts';
import { seasonId } from './form-spec.ts';
import type { Found } from '../controls/search.ts';
import type { FoundPlayer } from '../session/types.ts';

type Find = (search: string, signal: AbortSignal) => Promise<readonly Found[]>;

/** Searches for players. Their teams distinguish those of one name. */
export function playerFinder(api: Api): Find {
  return async (search, signal) => {
    const { players } = await api.query<{ players: { nodes: FoundPlayer[] } }>(playersQuery, { search }, signal);
    return players.nodes.map(({ id, name, teams }) => {
      const clubsFirst = teams.toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
      return { id, name, detail: clubsFirst.map(({ shortName }) => shortName).join(' · ') };
    });
  };
}

/** Searches for teams. */
export function teamFinder(api: Api): Find {
  return async (search, signal) => {
    const { teams } = await api.query<{ teams: { nodes: { id: string; name: string }[] } }>(
      teamsQuery,
      { search },
      signal,
    );
    return teams.nodes.map(({ id, name }) => ({ id, name, detail: '' }));
  };
}

/** Searches for competitions. Slugs distinguish two entries of one season. */
export function competitionFinder(api: Api): Find {
  return async (search, signal) => {
    type Data = { competitions: { nodes: { id: string; name: string; season: string; slug: string }[] } };
    const { competitions } = await api.query<Data>(competitionsQuery, { search }, signal);
    const titles = competitions.nodes.map(({ name, season }) => `${name} ${season}`);
    return competitions.nodes.map(({ id, name, season, slug }, at) => {
      const isAlone = titles.indexOf(titles[at] ?? '') === titles.lastIndexOf(titles[at] ?? '');
      return { id, name, detail: isAlone ? season : `${season} · ${slug}` };
    });
  };
}

/** Searches for seasons of competitions, by family and season. */
export function seasonFinder(api: Api): Find {
  return async (search, signal) => {
    type Data = { competitions: { nodes: { name: string; season: string; family: { id: string } }[] } };
    const { competitions } = await api.query<Data>(competitionsQuery, { search }, signal);
    return competitions.nodes.map(({ name, season, family }) => ({
      id: seasonId(family.id, season),
      name: `${name} · ${season}`,
      detail: '',
    }));
  };
}

/** Searches for competitions throughout their seasons. */
export function familyFinder(api: Api): Find {
  return async (search, signal) => {
    type Data = { competitions: { nodes: { family: { id: string; name: string } }[] } };
    const { competitions } = await api.query<Data>(competitionsQuery, { search }, signal);
    const families = new Map(competitions.nodes.map(({ family }) => [family.id, family.name]));
    return [...families].map(([id, name]) => ({ id, name, detail: '' }));
  };
}
