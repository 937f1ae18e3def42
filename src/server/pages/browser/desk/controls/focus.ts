/**
 * Moves the focus among elements by an arrow key, Home or End. Returns false at the ends and for other keys. Arrow keys
 * to the side follow the direction of the text.
 */
export function moveFocus(event: KeyboardEvent, elements: Iterable<HTMLElement> | undefined): boolean {
  const all = [...(elements ?? [])];
  const at = all.indexOf(document.activeElement as HTMLElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  const target = next === undefined ? undefined : all[next];
  target?.focus();
  return target !== undefined;
}

/** Whether typed keys go into a field. */
export function isTyping({ target }: Event): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
