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

/** A network that does not answer for so long is none. */
const patienceMs = 5000;

/** What the server says now; null when it says nothing, or nothing good. */
const fresh = (asked: Request | string): Promise<Response | null> =>
  fetch(asked, { cache: 'no-cache', signal: AbortSignal.timeout(patienceMs) }).then(
    (answer) => (answer.ok ? answer : null),
    () => null,
  );

const keptIn = async (name: string, address: string): Promise<Response | undefined> =>
  (await caches.open(name)).match(address);

/** The latest keys there are; those of last time when nobody answers. */
async function latestKeys(): Promise<Response> {
  const answer = await fresh(keys);
  if (!answer) return (await keptIn(keptKeys, keys)) ?? Response.error();
  await (await caches.open(keptKeys)).put(keys, answer.clone());
  return answer;
}

/** The page as it is now, which knows the server it talks to; as it was kept when nobody answers. */
const latestPage = async (request: Request): Promise<Response> =>
  (await fresh(request)) ?? (await keptIn(keptFiles, page)) ?? Response.error();

/** Files carry their content in their name: one that is kept is the one. */
const file = async (address: string, request: Request): Promise<Response> =>
  (await keptIn(keptFiles, address)) ?? fetch(request);

worker.addEventListener('install', (event) => {
  const asked = [page, ...files].map((address) => new Request(address, { cache: 'no-cache' }));
  const keep = caches.open(keptFiles).then((kept) => kept.addAll(asked));
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
  if (request.mode === 'navigate') event.respondWith(latestPage(request));
  else if (pathname === keys && search === '') event.respondWith(latestKeys());
  else if (files.includes(pathname)) event.respondWith(file(pathname, request));
});
