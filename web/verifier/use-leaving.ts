import { useEffect } from 'react';

/**
 * What happens when the page is closed in the middle of an entry. Who leaves without a word gives it back. Who has typed keeps it
 * until the lease ends: mostly they reloaded or come back, and get what they have half keyed instead of a second person
 * beginning it too. Who has typed something that could not be sent yet is asked first.
 */
export function useLeaving(now: { isUntouched: boolean; isUnsent: boolean }, leave: () => void): void {
  const { isUntouched, isUnsent } = now;
  useEffect(() => {
    if (!isUntouched) return;
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, [isUntouched, leave]);
  useEffect(() => {
    if (!isUnsent) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isUnsent]);
}
