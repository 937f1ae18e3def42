import { createHash } from 'node:crypto';

/** The policy of the pages: they load modules, styles, images and data only from this server, nothing inline. */
export const SITE_POLICY = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'`;

/**
 * Returns the security headers of a page. Only its own script runs in it, and other sites cannot frame it unless it is
 * an embed.
 */
export function pageHeaders(policy: string, isEmbed = false): Readonly<Record<string, string>> {
  const forms = policy === SITE_POLICY ? `'self'` : `'none'`;
  const frames = isEmbed ? '*' : `'none'`;
  return {
    'content-security-policy': `${policy}; base-uri 'none'; form-action ${forms}; frame-ancestors ${frames}`,
    'x-content-type-options': 'nosniff',
    ...(!isEmbed && { 'x-frame-options': 'DENY' }),
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  };
}

/** Returns the hash by which a Content-Security-Policy allows the only inline script or style of a page. */
export function inlineHash(html: string, tag: 'script' | 'style'): string {
  const content = html.slice(html.indexOf(`<${tag}>`) + tag.length + 2, html.lastIndexOf(`</${tag}>`));
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}
