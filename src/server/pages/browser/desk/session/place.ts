import { useEffect, useState } from 'preact/hooks';

/** The view beside the queue. It is in the fragment of the address, so that the browser can go back. */
export interface Place {
  readonly view: 'queue' | 'player' | 'clubs' | 'imports' | 'history';
  /** The id of the player or the team. */
  readonly id: string | null;
  /** The open form, and the id of its subject. */
  readonly form: string | null;
  readonly subject: string | null;
}

const VIEWS = ['queue', 'player', 'clubs', 'imports', 'history'] as const;

function placeOf(hash: string): Place {
  const [view, id, form, subject] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  return {
    view: VIEWS.find((known) => known === view) ?? 'queue',
    id: id || null,
    form: form || null,
    subject: subject || null,
  };
}

/** Returns the fragment of a place. */
export function hashOf(view: Place['view'], ...parts: readonly string[]): string {
  return `#/${[view, ...parts].map(encodeURIComponent).join('/')}`;
}

export function currentPlace(): Place {
  return placeOf(location.hash);
}

export function goTo(hash: string): void {
  location.hash = hash;
}

/** Returns the current place, after each navigation. */
export function usePlace(): Place {
  const [place, setPlace] = useState(() => placeOf(location.hash));
  useEffect(() => {
    const follow = (): void => setPlace(placeOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return place;
}
