import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Day } from '../../../domain/day.ts';
import type { Language } from '../../../domain/sentences/sentence.ts';
import type { Content } from './html.ts';
import type { LiveOperation } from './page-data.ts';

/** A request for a page. A page depends on nothing else, so that equal requests share its cached response. */
export interface PageRequest {
  /** The path without its query: `/players/jude-bellingham`. */
  readonly path: string;
  /** The named parts of the path: `{ slug: 'jude-bellingham' }`. */
  readonly params: Readonly<Record<string, string>>;
  readonly search: URLSearchParams;
  readonly language: Language;
  /** Today in UTC by the clock of the API. */
  readonly today: Day;
  /** Whether GraphiQL and the schema are served. */
  readonly introspection: boolean;
  /** Returns a path of this site that keeps the language which the reader chose. */
  readonly link: (path: string) => string;
}

/** The content of a page, which the page handler puts into the shell. */
export interface PageView {
  readonly title: string;
  /** One sentence for search engines and previews. */
  readonly description: string;
  /** The content of `<main>`. */
  readonly body: Content;
  /** Names of modules of the folder `browser` that run in the page: `live.ts`. */
  readonly modules?: readonly string[];
  /** Names of styles of the folder `browser` that the page needs in addition to those of the site. */
  readonly styles?: readonly string[];
  /** Subscriptions after whose events the page is fetched again, and its parts that changed are replaced. */
  readonly live?: readonly LiveOperation[];
  /** The path under which a frame of another site shows the same content; sites find it by oEmbed. */
  readonly embed?: string;
  /** The entry of the main navigation that the page belongs to. */
  readonly section?: 'matches' | 'search' | 'limits' | 'widgets' | 'desk';
}

/** The current path of the object. */
export interface Redirect {
  readonly location: string;
}

/** The result of a request for a page; null if there is no such page. */
export type PageResult = PageView | Redirect | null;

/** A page that is rendered from the result of public queries. Without a query it is static. */
export interface Page<Data = unknown> {
  readonly query?: string;
  /** Whether other sites may show the page in a frame. It is shown without the header and the footer of the site. */
  readonly isEmbed?: boolean;
  readonly variables?: (request: PageRequest) => Readonly<Record<string, unknown>>;
  /** Instead of `query`, for a page that needs several queries. */
  read?(request: PageRequest, query: ExecuteQuery): Promise<Data>;
  /** Must not read anything but its arguments. */
  render(data: Data, request: PageRequest): PageResult;
}

/** A resource that is not a page: a script, a JSON document. It sends its own response. */
export interface Resource {
  readonly respond: (
    request: IncomingMessage,
    response: ServerResponse,
    about: PageRequest,
    query: ExecuteQuery,
  ) => Promise<void>;
}

/** Executes a public query as an anonymous client does. */
export type ExecuteQuery = <Data>(query: string, variables: Readonly<Record<string, unknown>>) => Promise<Data>;
