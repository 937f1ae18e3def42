import { type AvailabilityChange, diffLists } from '../domain/availability/list-diff.ts';
import { noMissedGames } from '../domain/availability/missed-games.ts';
import type { PublishedList } from '../domain/availability/published-list.ts';
import { formatInstant, type Instant } from '../domain/day.ts';
import { type Fixture, type FixtureId, teamsOf } from '../domain/fixture.ts';
import type { Player } from '../domain/player.ts';
import { headlineText } from '../domain/sentences/render-sentence.ts';
import type { Team, TeamId } from '../domain/team.ts';
import type { WebhookFormat } from '../domain/webhook.ts';
import type { Store } from '../storage/store.ts';
import type { Message } from '../storage/webhook-repository.ts';

/** Returns the id of an entity in the API. */
export type EncodeId = (typename: string, id: string) => string;

/** Discord refuses longer texts. */
const MAX_CONTENT = 2_000;
/** The maximum number of changes that a text lists. */
const MAX_LINES = 12;

/** A revision with everything that its message contains. */
interface RevisionContent {
  readonly message: Message;
  readonly player: Player;
  readonly published: PublishedList;
  readonly changes: readonly AvailabilityChange[];
  readonly fixtures: ReadonlyMap<FixtureId, Fixture>;
  readonly teams: ReadonlyMap<TeamId, Team>;
}

/** Returns the body of a message, in the format of its webhook. Null if the revision does not exist. */
export async function messageBody(
  message: Message,
  format: WebhookFormat,
  store: Store,
  encodeId: EncodeId,
): Promise<string | null> {
  const content = await readContent(message, store);
  if (content === null) return null;
  if (format === 'JSON') return JSON.stringify(json(content, encodeId));
  const text = plainText(content);
  if (format === 'SLACK') return JSON.stringify({ text: escapeForSlack(text) });
  return JSON.stringify({ content: text.slice(0, MAX_CONTENT), allowed_mentions: { parse: [] } });
}

async function readContent(message: Message, store: Store): Promise<RevisionContent | null> {
  const { player: id, revision } = message;
  const [[player], published, before] = await Promise.all([
    store.players.byIds([id]),
    store.publishedRevision(id, revision),
    store.publishedRevision(id, revision - 1),
  ]);
  if (player == null || published === null) return null;
  // Revisions of a player into whom another one was merged may have gaps.
  const previous = before ?? (await store.publishedAt(id, (published.publishedAt - 1) as Instant));
  const changes = diffLists(previous?.list ?? noMissedGames, published.list);
  const ids = changes.map(({ fixture }) => fixture);
  const found = await store.fixtures.byIds(ids);
  const fixtures = new Map(found.flatMap((fixture, n) => (fixture === null ? [] : [[ids[n] as FixtureId, fixture]])));
  const teams = await store.teams.byIds([...new Set([...fixtures.values()].flatMap(teamsOf))]);
  return {
    message,
    player,
    published,
    changes,
    fixtures,
    teams: new Map(teams.flatMap((team) => (team === null ? [] : [[team.id, team]]))),
  };
}

function json({ message, player, published, changes, fixtures, teams }: RevisionContent, encodeId: EncodeId): object {
  const { revision, cause, list } = published;
  const team = (id: TeamId | null): object | null => {
    const known = id === null ? undefined : teams.get(id);
    return known === undefined ? null : { id: encodeId('Team', known.id), slug: known.slug, name: known.shortName };
  };
  const fixture = (id: FixtureId): object => {
    const known = fixtures.get(id);
    if (known === undefined) return { id: encodeId('Fixture', id) };
    const { day, kickoffAt, home, away } = known;
    return {
      id: encodeId('Fixture', known.id),
      date: day,
      kickoffAt: kickoffAt === null ? null : formatInstant(kickoffAt),
      home: team(home),
      away: team(away),
    };
  };
  return {
    type: 'missedGames.changed',
    timestamp: formatInstant(message.createdAt),
    player: { id: encodeId('Player', player.id), slug: player.slug, name: player.name },
    revision,
    cause,
    headline: headlineText('EN', list.headline),
    count: list.count,
    returnWindow: list.returnWindow,
    changes: changes.map(({ kind, before, after, fixture: id }) => ({ kind, before, after, fixture: fixture(id) })),
  };
}

const SIGNS = { ADDED: '+', REMOVED: '-', CHANGED: '~', MOVED: '>' } as const;

/** Returns the headline, and a line for each change. */
function plainText({ published, changes, fixtures, teams }: RevisionContent): string {
  const name = (team: TeamId | null): string => (team === null ? null : teams.get(team)?.shortName) ?? '?';
  const lines = changes.slice(0, MAX_LINES).map(({ kind, fixture: id, before, after }) => {
    const fixture = fixtures.get(id);
    const game = fixture === undefined ? '?' : `${name(fixture.home)} v ${name(fixture.away)}`;
    const day = fixture?.day ?? null;
    const verdicts = [before, after].filter((verdict) => verdict !== null).join(' → ');
    return `${SIGNS[kind]} ${game}${day === null ? '' : `, ${day}`}: ${verdicts}`;
  });
  const more = changes.length - lines.length;
  return [headlineText('EN', published.list.headline), ...lines, ...(more > 0 ? [`(+${more})`] : [])].join('\n');
}

function escapeForSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
