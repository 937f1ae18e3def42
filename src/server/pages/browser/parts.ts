/** Replaces the parts of a page that differ from a newly rendered page. A part is an element with `data-part`. */

/** The parts as the server last rendered them: the page itself may show local times, or an opened detail. */
const rendered = new Map<string, string>();

const partsOf = (root: ParentNode): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[data-part]')];
const nameOf = ({ dataset }: HTMLElement): string => dataset.part ?? '';

for (const part of partsOf(document)) rendered.set(nameOf(part), part.outerHTML);

/** Replaces parts, and announces changed texts to screen readers. Returns whether something was replaced. */
export function replaceParts(main: HTMLElement, page: Document): boolean {
  const parts = partsOf(page);
  const texts = new Map(parts.map((part) => [nameOf(part), part.outerHTML]));
  const known = announcements(document);
  const added = announcements(page).filter((text) => text !== '' && !known.includes(text));
  const isSameSet = texts.size === rendered.size && texts.keys().every((name) => rendered.has(name));
  const changed = parts.filter((part) => rendered.get(nameOf(part)) !== texts.get(nameOf(part)));
  if (isSameSet) for (const part of changed) replacePart(part);
  else replaceAll(main, page);
  rendered.clear();
  for (const [name, text] of texts) rendered.set(name, text);
  if (added.length > 0) announce(added.join(' '));
  return changed.length > 0;
}

function replacePart(part: HTMLElement): void {
  const old = document.querySelector<HTMLElement>(`[data-part="${CSS.escape(nameOf(part))}"]`);
  if (old === null) return;
  const before = rendered.get(nameOf(part)) ?? '';
  const next = document.importNode(part, true);
  for (const item of next.querySelectorAll('[data-key]')) {
    if (!before.includes(item.outerHTML)) item.classList.add('changed');
  }
  const restore = captureState(old);
  old.replaceWith(next);
  restore(next);
}

function replaceAll(main: HTMLElement, page: Document): void {
  const next = page.querySelector('main');
  if (next === null) return;
  const restore = captureState(main);
  main.replaceChildren(...document.importNode(next, true).childNodes);
  restore(main);
}

/** Returns a function that restores the focus and the opened details in the replacement. */
function captureState(root: HTMLElement): (next: HTMLElement) => void {
  const focused = focusedIn(root);
  const opened = [...root.querySelectorAll('details[open][id]')].map(({ id }) => id);
  return (next) => {
    for (const id of opened) next.querySelector(`#${CSS.escape(id)}`)?.setAttribute('open', '');
    if (focused !== null) next.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true });
  };
}

/** Returns the selector of the focused element in the new part: its id, or the address of a link. */
function focusedIn(root: HTMLElement): string | null {
  const { activeElement } = document;
  if (activeElement === null || !root.contains(activeElement)) return null;
  if (activeElement.id !== '') return `#${CSS.escape(activeElement.id)}`;
  const href = activeElement.getAttribute('href');
  if (href !== null) return `a[href="${CSS.escape(href)}"]`;
  const { parentElement } = activeElement;
  return parentElement === null || parentElement.id === '' ? null : `#${CSS.escape(parentElement.id)} > summary`;
}

function announcements(root: ParentNode): string[] {
  return [...root.querySelectorAll('[data-announce]')].map(({ textContent }) => textContent?.trim() ?? '');
}

function announce(text: string): void {
  const announcer = document.querySelector('[data-announcer]');
  if (announcer !== null) announcer.textContent = text;
}
