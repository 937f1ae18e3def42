import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { playerFinder } from './forms/finders.ts';
import { isTyping } from './controls/focus.ts';
import { Help } from './help.ts';
import { History } from './views/history.ts';
import { type Content, html } from './controls/html.ts';
import { ImportView } from './imports/import-view.ts';
import { NoticeBar } from './controls/notice-bar.ts';
import { currentPlace, goTo, hashOf, usePlace } from './session/place.ts';
import { PlayerView } from './views/player-view.ts';
import { Queue } from './queue/queue.ts';
import { Search } from './controls/search.ts';
import { type Notice, useSession } from './session/session.ts';
import { useIsWide } from './controls/width.ts';
import { areSingleKeysOn } from './controls/single-keys.ts';
import { TeamView } from './views/team-view.ts';

const VIEWS = ['queue', 'clubs', 'imports', 'history'] as const;

/** The desk of an editor who has signed in: search, queue, and the open view. */
export function Workplace({ notice, signOut }: { notice: Notice | null; signOut: () => void }): Content {
  const { api, words, editor, notify } = useSession();
  const place = usePlace();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const isWide = useIsWide();
  const root = useRef<HTMLDivElement>(null);

  // Runs before anything is painted, so that no key is lost.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || event.metaKey || event.ctrlKey) return;
      if (event.key === 'Escape' && !isHelpOpen) return leave(event);
      if (isTyping(event) || !areSingleKeysOn()) return;
      const action = actions[event.key];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    const focus = (selector: string) => (): void => root.current?.querySelector<HTMLElement>(selector)?.focus();
    const actions: Readonly<Record<string, () => void>> = {
      '/': focus('#desk-player'),
      s: focus('#desk-statement'),
      z: focus('.notice .undo'),
      c: () => root.current?.querySelector<HTMLElement>('.player .confirm')?.click(),
      q: () => (place.view === 'queue' ? focusQueue() : goTo(hashOf('queue'))),
      t: () => goTo(hashOf('clubs')),
      i: () => goTo(hashOf('imports')),
      h: () => goTo(hashOf('history')),
      '?': () => setHelpOpen(true),
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [isHelpOpen, place.view]);

  const focusQueue = (): void => {
    const find = (selector: string) => root.current?.querySelector<HTMLElement>(selector);
    (find('.queue-open[tabindex="0"]') ?? find('#desk-queue-title'))?.focus();
  };
  const openPlayer = (id: string): void => {
    const hash = hashOf('player', id);
    if (location.hash === hash) root.current?.querySelector<HTMLElement>('#desk-statement')?.focus();
    else goTo(hash);
  };
  const isFirst = useRef(true);
  useEffect(() => {
    // The focus does not move while an editor is typing.
    const isElsewhere = document.activeElement?.matches('input, textarea, select') === true;
    if (place.view === 'queue' && !isFirst.current && !isElsewhere) focusQueue();
    isFirst.current = false;
  }, [place.view]);

  useLayoutEffect(() => root.current?.querySelector<HTMLElement>('#desk-player')?.focus(), []);
  useEffect(() => notify(null), [place.view === 'queue']);

  return html`
    <div class="workplace" data-view=${place.view} ref=${root}>
      <div class="desk-bar">
        <h1 class="visually-hidden">${words.text('title')}</h1>
        <${Search}
          id="desk-player"
          label=${words.text('player')}
          hint=${words.text('playerHint')}
          find=${playerFinder(api)}
          pick=${({ id }: { id: string }) => openPlayer(id)}
        />
        <nav aria-label=${words.text('views')}>
          <ul class="tabs">
            ${VIEWS.map(
              (view) => html`
                <li>
                  <a href=${hashOf(view)} aria-current=${place.view === view ? 'page' : undefined}
                    >${words.text(view)}</a
                  >
                </li>
              `,
            )}
          </ul>
        </nav>
        <p class="desk-account">
          <span class="muted"><bdi>${words.text('signedInAs', editor)}</bdi></span>
          <button type="button" class="quiet" onClick=${() => setHelpOpen(true)}>${words.text('shortcuts')}</button>
          <button type="button" class="quiet" onClick=${signOut}>${words.text('signOut')}</button>
        </p>
      </div>
      <${NoticeBar} notice=${notice} />
      <div class="desk-columns">
        ${(isWide || place.view === 'queue') && html`<${Queue} />`}
        <div class="desk-content">
          ${place.view === 'player' && place.id !== null && html`<${PlayerView} key=${place.id} id=${place.id} place=${place} />`}
          ${place.view === 'clubs' && html`<${TeamView} place=${place} />`}
          ${place.view === 'imports' && html`<${ImportView} />`} ${place.view === 'history' && html`<${History} />`}
        </div>
      </div>
      ${isHelpOpen && html`<${Help} close=${() => setHelpOpen(false)} />`}
    </div>
  `;
}

/** Leaves the focused field; without one, closes the form, then the view beside the queue. */
function leave(event: KeyboardEvent): void {
  const { view, id, form } = currentPlace();
  if (isTyping(event)) (event.target as HTMLElement).blur();
  else if (form !== null && id !== null) goTo(hashOf(view, id));
  else goTo(hashOf('queue'));
}
