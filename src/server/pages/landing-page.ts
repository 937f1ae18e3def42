import { type Instant, formatInstant } from '../../domain/day.ts';
import { limitRows } from '../../limits.ts';
import { inlineHash, pageHeaders } from './security-headers.ts';

export interface LandingPageOptions {
  readonly now: Instant;
  /** Whether an editor can move the clock. */
  readonly isMovable: boolean;
  readonly introspection: boolean;
}

const LIMITS = limitRows().map(([what, most, code]) => `<tr><td>${what}<td>${most}<td><code>${code}</code>`);

/** The page at `/`: what this server is, the date by its clock, its limits, and links. */
export function landingPage({ now, isMovable, introspection }: LandingPageOptions): string {
  const [day, time] = formatInstant(now).split('T');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sidelined</title>
<style>
  body { font: 17px/1.55 system-ui, sans-serif; max-width: 42rem; margin: 12vh auto; padding: 0 1.25rem; color: #1c2321 }
  h1 { font-size: 2.6rem; margin: 0 } .lead { font-size: 1.25rem; color: #3d5a4c } a { color: #0b6e4f }
  code { background: #eef3f0; padding: .1em .35em; border-radius: .3em } li { margin: .35em 0 }
  td { padding: .1em 1em .1em 0; vertical-align: top } code:empty { display: none }
</style>
<h1>Sidelined</h1>
<p class="lead">Which games will the player miss?</p>
<p>A GraphQL API that lists the games that an injured or suspended footballer will miss, from the current estimate of the
recovery, and pushes the new list to every open page when the estimate is revised, a fixture moves, or midnight passes.</p>
<p>The date is <strong>${day}</strong>, ${time?.slice(0, 5)} UTC${isMovable ? ', by a clock that an editor can move' : ''}.</p>
<ul>
${introspection ? '  <li><a href="/graphql">GraphiQL</a>: explore the schema, subscribe to a list, revise an estimate</li>' : ''}
  <li><code>POST /graphql</code>: queries and mutations; <code>Accept: text/event-stream</code> for subscriptions</li>
  <li><code>ws://…/graphql</code>: the same over WebSocket, protocol <code>graphql-transport-ws</code></li>
  <li><a href="/health/ready">Readiness</a>, <a href="/health/live">liveness</a></li>
</ul>
<p>Reading is open to everyone. Writing needs a token: <code>Authorization: Bearer …</code></p>
<h2>Limits</h2>
<table>
${LIMITS.join('\n')}
</table>
<p>A request beyond a limit is rejected with this <code>extensions.code</code> and the name of the limit.</p>
</html>
`;
}

/** Headers by which a browser applies the page's own style and loads nothing else. */
export function landingHeaders(html: string): Readonly<Record<string, string>> {
  return pageHeaders(`default-src 'none'; style-src ${inlineHash(html, 'style')}`);
}
