/**
 * How learner's Python is told to stop: while an input runs, its worker looks now and then at a `blob:` address of the
 * page's. Once the page has revoked it, every look of Python's own is answered with an interrupt.
 *
 * Ending the worker alone is not enough: WebKitGTK lets a loop of compiled code run on in a worker that was ended. And
 * there is no shared memory, because the pages around an embed are not isolated from others.
 */

/** Milliseconds between two looks; each is a request, however short. */
const EVERY = 50;
const SIGINT = 2;

/** @typedef {{ 0: number }} Interrupts what Pyodide reads a signal from */

/** A new address, for one input. @returns {string} */
export function newLeash() {
  // with a type: Firefox takes it for XML otherwise, and complains
  return URL.createObjectURL(new Blob(["."], { type: "text/plain" }));
}

/** @param {string} url */
export function cutLeash(url) {
  URL.revokeObjectURL(url);
}

/** Milliseconds that an input has for hearing it. */
const GRACE = 2000;

/**
 * Stops an input that runs. One that never looks, as a single long call into the library, ends with its worker; only
 * WebKit lets it run on.
 *
 * @param {{ leash: string, answer: Promise<unknown> }} input
 * @returns {Promise<boolean>} false: it may run on
 */
export async function endsInTime({ leash, answer }, grace = GRACE) {
  cutLeash(leash);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve("late"), grace);
  });
  const ended = answer.catch(() => {});
  const first = await Promise.race([ended.then(() => "ended"), late]);
  clearTimeout(timer);
  return first === "ended" || !navigator.vendor.startsWith("Apple");
}

/**
 * The worker's end of it.
 *
 * @param {unknown} url
 * @param {(url: string) => boolean} stands
 * @param {() => number} now in milliseconds
 * @returns {Interrupts | undefined} undefined where there is none, or it cannot be looked at: a worker without an origin
 */
export function interruptsOf(url, stands = isThere, now = () => performance.now()) {
  if (typeof url !== "string" || !url.startsWith("blob:") || !stands(url)) return undefined;
  let cut = false;
  let next = now() + EVERY;
  return {
    get 0() {
      if (!cut && now() >= next) {
        cut = !stands(url);
        next = now() + EVERY;
      }
      return cut ? SIGINT : 0;
    },
    // Pyodide takes a signal back once it has read it; this one stays
    set 0(_) {},
  };
}

/** Asked without waiting for a promise: Python is running. @param {string} url */
function isThere(url) {
  const request = new XMLHttpRequest();
  try {
    request.open("GET", url, false);
    request.send();
    return true;
  } catch {
    return false;
  }
}
