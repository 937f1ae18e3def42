import type { ComponentChildren } from 'preact';

export { html } from 'htm/preact';

export type Content = ComponentChildren;
