import { type Instant, formatInstant } from '../../domain/day.ts';
import { limitRows } from '../../limits.ts';
import { inlineHash, pageHeaders } from './security-headers.ts';

export interface Shown {
  readonly now: Instant;
  readonly isMovable: boolean;
  readonly introspection: boolean;
}

const LIMITS = limitRows().map(([what, most, code]) => `<tr><td>${what}<td>${most}<td><code>${code}</code>`);

/** A small page that says what this is, what day it is here, how far one may go, and links on. */
export function landingPage({ now, isMovable, introspection }: Shown): string {
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
<p class="lead">Which games will he miss?</p>
<p>A GraphQL API that answers it for every footballer at every moment, from the estimate of his recovery, and pushes the
new answer to every open page when the estimate is revised, a fixture moves, or midnight passes.</p>
<p>Here it is <strong>${day}</strong>, ${time?.slice(0, 5)} UTC${isMovable ? ', by a clock that an editor can move' : ''}.</p>
<ul>
${introspection ? '  <li><a href="/graphql">GraphiQL</a>: explore the schema, watch a list, revise an estimate</li>' : ''}
  <li><code>POST /graphql</code>: queries and mutations; <code>Accept: text/event-stream</code> for live ones</li>
  <li><code>ws://…/graphql</code>: the same over WebSocket, protocol <code>graphql-transport-ws</code></li>
  <li><a href="/health/ready">Is it ready?</a> <a href="/health/live">Is it alive?</a></li>
</ul>
<p>Reading is open to everyone. Writing needs a token: <code>Authorization: Bearer …</code></p>
<h2>How far one may go</h2>
<table>
${LIMITS.join('\n')}
</table>
<p>Whoever goes further is refused with that <code>extensions.code</code>, and told which limit it was.</p>
</html>
`;
}

/** The page's own style may be used, and nothing else be loaded at all. */
export function landingHeaders(html: string): Readonly<Record<string, string>> {
  return pageHeaders(`default-src 'none'; style-src ${inlineHash(html, 'style')}`);
}
