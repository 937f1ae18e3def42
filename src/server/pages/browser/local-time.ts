/** Shows instants in the reader's time zone. The server renders them in that of the ground, or in UTC. */

const language = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang;
const clock = { hour: '2-digit', minute: '2-digit' } as const;
const time = new Intl.DateTimeFormat(language, clock);
const moment = new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short', ...clock });

export function showReadersTimes(): void {
  for (const element of document.querySelectorAll<HTMLTimeElement>('time[data-local]')) {
    const format = element.dataset.local === 'time' ? time : moment;
    const text = format.format(new Date(element.dateTime));
    if (element.textContent !== text) element.textContent = text;
  }
  for (const note of document.querySelectorAll<HTMLElement>('[data-local-note]')) {
    note.textContent = note.dataset.localNote ?? '';
  }
}
