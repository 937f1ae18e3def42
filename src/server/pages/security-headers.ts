import { createHash } from 'node:crypto';

/** Security headers of a page: only its own script runs in it, and other pages cannot frame it. */
export function pageHeaders(policy: string): Readonly<Record<string, string>> {
  return {
    'content-security-policy': `${policy}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  };
}

/** The hash by which a Content-Security-Policy allows the only inline script or style of a page. */
export function inlineHash(html: string, tag: 'script' | 'style'): string {
  const content = html.slice(html.indexOf(`<${tag}>`) + tag.length + 2, html.lastIndexOf(`</${tag}>`));
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}
