import { createHash } from 'node:crypto';

/** What a browser is told of a page of ours: nothing runs in it that is not its own, and it stands in no other's frame. */
export function pageHeaders(policy: string): Readonly<Record<string, string>> {
  return {
    'content-security-policy': `${policy}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  };
}

/** How a policy names the one script, or the one style, that stands in a page. */
export function inlineHash(html: string, tag: 'script' | 'style'): string {
  const content = html.slice(html.indexOf(`<${tag}>`) + tag.length + 2, html.lastIndexOf(`</${tag}>`));
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}
