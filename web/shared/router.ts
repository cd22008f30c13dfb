import { useSyncExternalStore } from 'react';

/** Addresses hold ids only, never a name or what was searched for. */
export const addresses = {
  start: '/',
  verifier: '/xac-minh',
  counter: '/quay',
  registrar: '/ky',
  issueBook: '/so-cap',
  corrections: '/ho-so',
  office: '/co-quan',
  review: '/doi-chieu',
  ledger: '/so-bo',
  life: '/doi-nguoi',
  overview: '/tong-quan',
  troubles: '/vuong-mac',
  mirror: '/guong',
  /** A page of its own; go there with a link. */
  check: '/x/',
} as const;

/** The named parts of `path` under `pattern` (`/quay/:recordId`), or null when it is another address. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/').filter(Boolean);
  const given = path.split('/').filter(Boolean);
  if (wanted.length !== given.length) return null;
  const parts: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = given[at] ?? '';
    if (part.startsWith(':')) {
      try {
        parts[part.slice(1)] = decodeURIComponent(value);
      } catch {
        return null;
      }
    } else if (part !== value) return null;
  }
  return parts;
}

const moved = new EventTarget();

export function go(path: string, how: 'push' | 'replace' = 'push'): void {
  if (path === location.pathname) return;
  if (how === 'push') history.pushState(null, '', path);
  else history.replaceState(null, '', path);
  moved.dispatchEvent(new Event('moved'));
}

function subscribe(listener: () => void): () => void {
  moved.addEventListener('moved', listener);
  window.addEventListener('popstate', listener);
  return () => {
    moved.removeEventListener('moved', listener);
    window.removeEventListener('popstate', listener);
  };
}

export const usePath = (): string => useSyncExternalStore(subscribe, () => location.pathname);
