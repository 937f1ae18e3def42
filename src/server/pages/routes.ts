import type { Page, Resource } from './rendering/page.ts';

/** A path of the site, with `:name` for a variable part, and its page or resource. Loaded by its first request. */
export interface Route {
  readonly path: string;
  /** The parameters of a URL that change the response, besides `lang`; others are ignored. Default: all. */
  readonly parameters?: readonly string[];
  readonly load: () => Promise<Page | Resource>;
}

/** All pages and resources of the site, except assets. */
export const ROUTES: readonly Route[] = [
  { path: '/', parameters: [], load: async () => (await import('./home/home-page.ts')).homePage },
  { path: '/widget.js', load: async () => (await import('./widget/widget-script.ts')).widgetResource },
  { path: '/widget.:hash.js', load: async () => (await import('./widget/widget-script.ts')).widgetResource },
  { path: '/players', parameters: ['search'], load: async () => (await import('./search-page.ts')).searchPage },
  { path: '/players/:slug', parameters: [], load: async () => (await import('./player/player-page.ts')).playerPage },
  { path: '/teams/:slug', parameters: [], load: async () => (await import('./team-page.ts')).teamPage },
  { path: '/fixtures/:id', parameters: [], load: async () => (await import('./fixture-page.ts')).fixturePage },
  { path: '/limits', parameters: [], load: async () => (await import('./limits-page.ts')).limitsPage },
  { path: '/docs', parameters: [], load: async () => (await import('./docs-page.ts')).docsPage },
  { path: '/docs/:name.:extension', load: async () => (await import('./docs-page.ts')).docsPicture },
  { path: '/docs/:name', parameters: [], load: async () => (await import('./docs-page.ts')).docsPage },
  {
    path: '/embed/player/:slug',
    parameters: [],
    load: async () => (await import('./widget/embed-pages.ts')).playerEmbed,
  },
  { path: '/embed/team/:slug', parameters: [], load: async () => (await import('./widget/embed-pages.ts')).teamEmbed },
  {
    path: '/embed/fixture/:id',
    parameters: [],
    load: async () => (await import('./widget/embed-pages.ts')).fixtureEmbed,
  },
  { path: '/oembed', load: async () => (await import('./widget/oembed.ts')).oEmbedResource },
  { path: '/widgets', parameters: [], load: async () => (await import('./widget/widgets-page.ts')).widgetsPage },
  { path: '/desk', load: async () => (await import('./desk-page.ts')).deskPage },
];

export interface MatchedRoute {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

const PATTERNS = ROUTES.map((route) => ({ route, pattern: patternOf(route.path) }));

/** The longest path that is looked up. */
const MAX_PATH = 512;

/** Returns the route of a path, with the decoded variable parts; null if there is none. */
export function matchRoute(path: string): MatchedRoute | null {
  if (path.length > MAX_PATH) return null;
  for (const { route, pattern } of PATTERNS) {
    const groups = pattern.exec(path);
    if (groups !== null) {
      const params = decoded(groups.groups ?? {});
      return params === null ? null : { route, params };
    }
  }
  return null;
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
}

function decoded(groups: Readonly<Record<string, string>>): Record<string, string> | null {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, part]) => [name, decodeURIComponent(part)]));
  } catch {
    return null;
  }
}
