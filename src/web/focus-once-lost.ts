import { useEffect, useRef } from 'react';
import { useNavigation } from 'react-router';

/**
 * Takes the keyboard to what tells `done`, where what had it is gone with what was done: a form that closed, or its page.
 * @param answer which doing it is, when the same words may be told twice
 */
export function useFocusOnceLost<Notice extends HTMLElement>(done: string | null, answer?: unknown) {
  const notice = useRef<Notice>(null);
  const isLoaded = useNavigation().state === 'idle';
  // biome-ignore lint/correctness/useExhaustiveDependencies: told anew by another answer, whatever it says
  useEffect(() => {
    if (done === null || !isLoaded) return;
    // What closes or goes is let go of by the browser when it draws the page.
    const drawn = requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const held = document.activeElement;
        if (held === null || held === document.body || !held.checkVisibility()) notice.current?.focus();
      }),
    );
    return () => cancelAnimationFrame(drawn);
  }, [done, answer, isLoaded]);
  return notice;
}
