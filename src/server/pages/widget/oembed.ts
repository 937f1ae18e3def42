import type { IncomingMessage } from 'node:http';
import { corsHeaders } from '../../cors.ts';
import { RequestError } from '../../http-error.ts';
import type { ExecuteQuery, Resource } from '../rendering/page.ts';

/** The paths that can be embedded: pages of the site, and pages for frames. */
const PATH = /^\/(?:embed\/)?(player|team|fixture)s?\/([^/]{1,300})$/;
const WIDTH = 480;
const HEIGHT = 420;

const NAMES = {
  player: { query: 'query ($key: String!) { found: player(by: { slug: $key }) { name } }' },
  team: { query: 'query ($key: String!) { found: team(by: { slug: $key }) { name } }' },
  fixture: {
    query: 'query ($key: ID!) { found: fixture(id: $key) { home { name: shortName } away { name: shortName } } }',
  },
} as const;

interface Named {
  readonly found: {
    readonly name?: string;
    readonly home?: { readonly name: string } | null;
    readonly away?: { readonly name: string } | null;
  } | null;
}

/** Serves `/oembed?url=…&format=json`: the embed code for the address of a player, a team or a fixture. */
export const oEmbedResource: Resource = {
  async respond(request, response, { search }, query) {
    if ((search.get('format') ?? 'json') !== 'json')
      throw new RequestError(501, 'NOT_IMPLEMENTED', 'The format is json.');
    const answer = await answerFor(request, search, query);
    if (answer === null)
      throw new RequestError(404, 'NOT_FOUND', '`url` is not an address of a player, team or fixture of this server.');
    const body = JSON.stringify(answer);
    response.writeHead(200, {
      ...corsHeaders,
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'cache-control': 'public, max-age=3600',
      vary: 'Host, X-Forwarded-Proto',
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  },
};

async function answerFor(
  request: IncomingMessage,
  search: URLSearchParams,
  query: ExecuteQuery,
): Promise<object | null> {
  const origin = originOf(request);
  const requested = search.get('url') ?? '';
  if (origin === null || !URL.canParse(requested, origin)) return null;
  const url = new URL(requested, origin);
  const [, kind, key = ''] = PATH.exec(url.pathname) ?? [];
  if (url.host !== new URL(origin).host || (kind !== 'player' && kind !== 'team' && kind !== 'fixture')) return null;
  const { found } = await query<Named>(NAMES[kind].query, { key: decoded(key) });
  if (found === null) return null;
  const width = within(search.get('maxwidth'), WIDTH);
  const height = within(search.get('maxheight'), HEIGHT);
  const title = found.name ?? `${found.home?.name ?? '?'} – ${found.away?.name ?? '?'}`;
  const language = url.searchParams.get('lang');
  const source = new URL(
    `/embed/${kind}/${key}${language === null ? '' : `?lang=${encodeURIComponent(language)}`}`,
    url.origin,
  );
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: 'Sidelined',
    provider_url: `${url.origin}/`,
    cache_age: 3600,
    width,
    height,
    html: `<iframe src="${attribute(source.href)}" title="${attribute(title)}" width="${width}" height="${height}" loading="lazy" frameborder="0"></iframe>`,
  };
}

/** Returns the origin under which the client reached this server, through a proxy or directly. */
function originOf({ headers }: IncomingMessage): string | null {
  const protocol = /^https\b/i.test(String(headers['x-forwarded-proto'] ?? '')) ? 'https' : 'http';
  const origin = `${protocol}://${headers.host ?? ''}`;
  return URL.canParse(origin) ? origin : null;
}

function within(limit: string | null, preferred: number): number {
  const most = Number(limit ?? preferred);
  return most >= 1 ? Math.min(Math.floor(most), preferred) : preferred;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
