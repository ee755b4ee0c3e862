/**
 * The site without network. What has a hash in its name never changes and comes from the cache; pages and lessons come
 * from the network while there is one. Written into the site by scripts/offline_files.py, which fills in the version.
 */

const VERSION = "__VERSION__";
const CACHE = "buddyscope";
const LIST = "offline.json";
/** Is in the cache when somebody saved the whole site; then each new version is saved as well. */
const SAVED = "saved-for-offline";
const HASHED = /\/(assets|py)\/[^/]+[-.][\w-]{8,10}\.[^/]+$/;

/** @type {any} */
const worker = self;

worker.addEventListener("install", (/** @type {any} */ event) => {
  worker.skipWaiting();
  event.waitUntil(saveAgain());
});

worker.addEventListener("activate", (/** @type {any} */ event) =>
  // a page is then asked for while this worker still wakes up
  event.waitUntil(Promise.all([dropOld(), worker.registration.navigationPreload?.enable()])),
);

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  event.respondWith(HASHED.test(url.pathname) ? cacheFirst(request) : networkFirst(event));
});

/** @param {Request} request */
async function cacheFirst(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request.url)) ?? keep(cache, request, await fetch(request));
}

/** @param {{ request: Request, preloadResponse: Promise<Response | undefined> }} event */
async function networkFirst({ request, preloadResponse }) {
  const cache = await caches.open(CACHE);
  try {
    return keep(cache, request, (await preloadResponse) ?? (await fetch(request)));
  } catch (error) {
    const kept = await cache.match(request.url, { ignoreSearch: true });
    const page = request.mode === "navigate" ? await cache.match(worker.registration.scope) : undefined;
    if (kept ?? page) return kept ?? page;
    throw error;
  }
}

/** Only what is whole and what was asked for: no error, no sign-in page in place of a script. @param {Cache} cache @param {Request} request @param {Response} response */
function keep(cache, request, response) {
  const isPage = response.headers.get("Content-Type")?.startsWith("text/html");
  const right =
    response.status === 200 && (!isPage || request.mode === "navigate" || request.destination === "");
  // storage may be full: the answer is worth more than the copy
  if (right) void cache.put(request.url.split("#")[0], response.clone()).catch(() => {});
  return response;
}

/** @returns {Promise<string[]>} addresses of all files of the site */
async function listed() {
  const { files } = await (await fetch(LIST, { cache: "no-store" })).json();
  return files.map((/** @type {[string, number]} */ [path]) => new URL(path, worker.registration.scope).href);
}

async function saveAgain() {
  const cache = await caches.open(CACHE);
  if (!(await cache.match(SAVED))) return;
  for (const url of await listed()) if (!(HASHED.test(url) && (await cache.match(url)))) await cache.add(url);
}

/** What no version uses any more. */
async function dropOld() {
  const cache = await caches.open(CACHE);
  const current = new Set(await listed().catch(() => []));
  if (current.size === 0) return;
  for (const { url } of await cache.keys())
    if (HASHED.test(url) && !current.has(url)) await cache.delete(url);
}

worker.version = VERSION;
