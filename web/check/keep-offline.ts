/** Where the page lies; the address in a QR code is in capitals. Each has the worker under it, so it rules nothing else. */
const scopes = ['/x/', '/X/'];

/** Lets the page open without a network from now on, where the browser can (https, or this machine). */
export function keepOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // A browser that refuses (a private window, no room) still checks with a network.
  for (const scope of scopes)
    navigator.serviceWorker.register(`${scope}worker.js`, { scope }).catch(() => undefined);
}

/** When the page is kept whole; never, where it cannot be. */
export async function isKept(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  const { active } = await navigator.serviceWorker.ready;
  return active !== null;
}
