import { useEffect, useState } from 'react';
import { isKept } from './keep-offline.ts';

/** The browser's offer to put the page among the programs, where it makes one. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

/** Whether there is a network, whether the page is kept for when there is none, and how to install it (null: no offer). */
export function useKept(): {
  readonly isOnline: boolean;
  readonly isReady: boolean;
  readonly install: (() => void) | null;
} {
  const [isOnline, setOnline] = useState(navigator.onLine);
  const [isReady, setReady] = useState(false);
  const [offer, setOffer] = useState<InstallOffer | null>(null);
  useEffect(() => {
    const note = () => setOnline(navigator.onLine);
    const keep = (event: Event) => {
      event.preventDefault();
      setOffer(event as InstallOffer);
    };
    window.addEventListener('online', note);
    window.addEventListener('offline', note);
    window.addEventListener('beforeinstallprompt', keep);
    void isKept().then(setReady);
    return () => {
      window.removeEventListener('online', note);
      window.removeEventListener('offline', note);
      window.removeEventListener('beforeinstallprompt', keep);
    };
  }, []);
  const install = offer && (() => void offer.prompt().then(() => setOffer(null)));
  return { isOnline, isReady, install };
}
