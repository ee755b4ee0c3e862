/**
 * The site without network: the service worker, and saving all files on the learner's wish.
 *
 * Only a page of its own, on a server, has this: never a frame, a single file, or a browser that refuses storage.
 */

import { signal } from "@preact/signals-core";
import { trustedScriptUrl } from "../engine/start-worker.js";

const CACHE = "buddyscope";
const SAVED = "saved-for-offline";

/** @typedef {{ phase: "off" | "idle" | "saving" | "saved" | "failed", loaded: number, total: number }} Offline */

/** @type {import("@preact/signals-core").Signal<Offline>} */
export const offline = signal({ phase: "off", loaded: 0, total: 0 });

/** @param {Partial<Offline>} changes */
function set(changes) {
  offline.value = { ...offline.value, ...changes };
}

/** @param {() => void} onUpdate a newer version has taken over */
export async function startOffline(onUpdate) {
  const able = "serviceWorker" in navigator && globalThis.isSecureContext && "caches" in globalThis;
  if (__ONE_FILE__ || !able || self !== top || self.origin === "null") return;
  try {
    const hadOne = navigator.serviceWorker.controller !== null;
    navigator.serviceWorker.addEventListener("controllerchange", () => hadOne && onUpdate());
    await navigator.serviceWorker.register(trustedScriptUrl("./sw.js"), { updateViaCache: "none" });
    const saved = await (await caches.open(CACHE)).match(SAVED);
    const files = await list();
    set({ phase: saved ? "saved" : "idle", total: sum(files) });
  } catch {
    set({ phase: "off" });
  }
}

/** @returns {Promise<[string, number][]>} path and bytes of every file */
async function list() {
  return (await (await fetch("./offline.json")).json()).files;
}

/** @param {[string, number][]} files */
const sum = (files) => files.reduce((total, [, bytes]) => total + bytes, 0);

/** Put every file into the cache. What is there already is not fetched again. */
export async function saveForOffline() {
  try {
    const files = await list();
    set({ phase: "saving", loaded: 0, total: sum(files) });
    const cache = await caches.open(CACHE);
    for (const [path, bytes] of files) {
      await save(cache, path);
      set({ loaded: offline.value.loaded + bytes });
    }
    await cache.add("./offline.json");
    await cache.put(SAVED, new Response("yes"));
    set({ phase: "saved" });
  } catch {
    set({ phase: "failed" });
  }
}

/** @param {Cache} cache @param {string} path */
async function save(cache, path) {
  const url = new URL(path, location.href.split("#")[0]).href;
  const hashed = /^(assets|py)\//.test(path);
  if (hashed && (await cache.match(url))) return;
  await cache.add(url);
}
