/**
 * Takes away what learner's Python has no business with, before any of it runs: what outlives the page, what other pages
 * hear, and what would make a new worker that has all of it again.
 *
 * The content security policy is the boundary to other origins. For storage there is no directive, and a worker made from
 * a `blob:` shares the page's origin.
 */

import { failed } from "./failure.js";

const OF_THE_WORKER = [
  "indexedDB",
  "caches",
  "cookieStore",
  "BroadcastChannel",
  "SharedWorker",
  // files of Chromium, as old as they are
  "webkitRequestFileSystem",
  "webkitRequestFileSystemSync",
  "webkitResolveLocalFileSystemURL",
  "webkitResolveLocalFileSystemSyncURL",
  "Worker",
  "trustedTypes",
  "importScripts",
  // nobody would hear of it: the page would wait for ever
  "close",
];
const OF_ITS_NAVIGATOR = ["storage", "locks", "serviceWorker", "storageBuckets", "webkitTemporaryStorage"];

/** @param {object} scope the worker's global object */
export function seal(scope = self) {
  for (const name of OF_THE_WORKER) remove(scope, name);
  for (const name of OF_ITS_NAVIGATOR) remove(/** @type {{ navigator: object }} */ (scope).navigator, name);
}

/** Wherever on the way up it is defined. @param {any} owner @param {string} name */
function remove(owner, name) {
  for (let one = owner; one; one = Object.getPrototypeOf(one)) delete one[name];
  if (owner[name] !== undefined) throw failed("notSealed", { name });
}
