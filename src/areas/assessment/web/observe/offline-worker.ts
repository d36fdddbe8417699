/**
 * Opens the checklist anew where there is no line. It holds the desk's own page and scripts, which are the same for everybody, and no
 * answer of the service: what is somebody's lies sealed in the window it belongs to (`#ui/wire/kept-answers.ts`). It stands before
 * nothing but the pages of apprenticeships, and there it lets everything pass that is not the checklist.
 */
type Lasting = Event & { readonly waitUntil: (until: Promise<unknown>) => void };
type Asked = Lasting & {
  readonly request: Request;
  readonly respondWith: (response: Promise<Response>) => void;
};
type Told = Lasting & { readonly data: unknown };

// The types of a worker and of a page cannot stand beside each other; these few are what is used here.
declare const self: {
  readonly location: Location;
  readonly skipWaiting: () => Promise<void>;
  readonly clients: { readonly claim: () => Promise<void> };
  addEventListener(name: 'install' | 'activate', run: (event: Lasting) => void): void;
  addEventListener(name: 'fetch', run: (event: Asked) => void): void;
  addEventListener(name: 'message', run: (event: Told) => void): void;
};

const SHELL = 'kept-checklist-1';
const OURS = /^kept-checklist-/;
const PAGE = '/desk';
const CHECKLIST = /^\/desk\/assessment\/[0-9a-f-]{36}\/observe\/?$/;
const ASSETS = '/assets/';

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));

/** A worker of another version leaves nothing of the one before. */
self.addEventListener('activate', (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((one) => OURS.test(one) && one !== SHELL).map((one) => caches.delete(one))),
      )
      .then(() => self.clients.claim()),
  ),
);

self.addEventListener('message', (event) => {
  if (Array.isArray(event.data)) event.waitUntil(keep(event.data.filter((one) => typeof one === 'string')));
});

/**
 * Keeps the page and everything it was made of. A page of a newer build than the one that is open is left alone: what is kept always
 * fits together.
 */
async function keep(paths: readonly string[]): Promise<void> {
  const own = new Set(paths.filter((path) => path.startsWith(ASSETS)));
  const page = await fetch(PAGE);
  const named = [...(await page.clone().text()).matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(
    ([, path = '']) => path,
  );
  if (!page.ok || named.length === 0 || named.some((path) => path.endsWith('.js') && !own.has(path))) return;
  const shell = await caches.open(SHELL);
  const wanted = new Set([...own, ...named]);
  const kept = await shell.keys();
  const there = new Set(kept.map(({ url }) => new URL(url).pathname));
  await shell.addAll([...wanted].filter((path) => !there.has(path)));
  await shell.put(PAGE, page);
  for (const request of kept) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith(ASSETS) && !wanted.has(pathname)) await shell.delete(request);
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && CHECKLIST.test(pathname)) event.respondWith(fromLine(request));
  else if (pathname.startsWith(ASSETS)) event.respondWith(fromShell(request));
});

/** The page of the service; where it cannot be reached, the one that is kept. */
async function fromLine(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (fault) {
    const kept = await (await caches.open(SHELL)).match(PAGE);
    if (kept === undefined) throw fault;
    return kept;
  }
}

/** Assets are named by what they hold, so one that is kept is the same as the one of the service. */
const fromShell = async (request: Request): Promise<Response> =>
  (await (await caches.open(SHELL)).match(request)) ?? fetch(request);

export {};
