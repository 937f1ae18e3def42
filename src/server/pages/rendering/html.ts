import { html } from 'htm/preact';
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/**
 * A template of HTML: html`<p class=${name}>${text}</p>`. Every value is escaped, because the result is a tree of
 * elements and not a text. A function as tag is a component: html`<${Card} title="x">…<//>`. Entities such as `&amp;`
 * are not decoded: write the characters themselves.
 */
export { html };

/** The content of an element in a template. */
export type Content = ComponentChildren;

/** Returns the tree as HTML text. */
export function renderHtml(tree: VNode): string {
  return renderToString(tree);
}
