/**
 * The check page's service worker: keeps the page's own files, and the office's public keys, for when there is no network.
 * Anything else goes by it untouched; no other answer of the server is ever kept, and no workplace lies in its scope.
 */
interface LateEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface AskEvent extends LateEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly clients: { claim(): Promise<void> };
  addEventListener(kind: 'install' | 'activate', hear: (event: LateEvent) => void): void;
  addEventListener(kind: 'fetch', hear: (event: AskEvent) => void): void;
}
const worker = self as unknown as Worker;

/** Written in by the build (precache.ts): addresses of the page's files, and a name that changes with any of them. */
declare const checkPageFiles: readonly string[];
declare const checkPageBuild: string;

const files = checkPageFiles;
const page = '/x/';
const keys = '/api/check/keys';
const keptFiles = `check-${checkPageBuild}`;
const keptKeys = 'check-keys';

/** The latest keys there are; those of last time when nobody answers. */
async function latestKeys(): Promise<Response> {
  const kept = await caches.open(keptKeys);
  try {
    const answer = await fetch(keys, { cache: 'no-store' });
    if (answer.ok) await kept.put(keys, answer.clone());
    return answer;
  } catch (error) {
    const last = await kept.match(keys);
    if (last) return last;
    throw error;
  }
}

async function keptOr(address: string, request: Request): Promise<Response> {
  const kept = await caches.open(keptFiles);
  return (await kept.match(address)) ?? fetch(request);
}

worker.addEventListener('install', (event) => {
  const fresh = [page, ...files].map((file) => new Request(file, { cache: 'no-cache' }));
  const keep = caches.open(keptFiles).then((kept) => kept.addAll(fresh));
  event.waitUntil(Promise.all([keep, latestKeys()]));
});

worker.addEventListener('activate', (event) => {
  const tidy = async () => {
    for (const name of await caches.keys())
      if (name.startsWith('check-') && name !== keptFiles && name !== keptKeys) await caches.delete(name);
    await worker.clients.claim();
  };
  event.waitUntil(tidy());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(keptOr(page, request));
  else if (pathname === keys && search === '') event.respondWith(latestKeys());
  else if (files.includes(pathname)) event.respondWith(keptOr(pathname, request));
});
