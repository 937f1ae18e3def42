import { useEffect, useState } from 'preact/hooks';

/** As in desk.css. */
const WIDE = matchMedia('(min-width: 60rem)');

/** Whether the queue fits beside the open view. */
export function useIsWide(): boolean {
  const [isWide, setWide] = useState(WIDE.matches);
  useEffect(() => {
    const follow = (): void => setWide(WIDE.matches);
    WIDE.addEventListener('change', follow);
    return () => WIDE.removeEventListener('change', follow);
  }, []);
  return isWide;
}
