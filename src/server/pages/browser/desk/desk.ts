import { render } from 'preact';
import { App } from './app.ts';
import { html } from './controls/html.ts';
import { Words } from './session/words.ts';

/** Starts the desk in the element `#desk` of its page, in the language of the page. */
const root = document.querySelector('#desk');
if (root !== null) {
  const words = await Words.load(document.documentElement.lang);
  root.replaceChildren();
  render(html`<${App} words=${words} />`, root);
}
