/** A part of the page that an element fetches when what it shows needs it. */

/** @template T */
export class LatePart {
  #load;
  #arrived;
  #isComing = false;
  /** Undefined while it has not come, null when it does not come: the page says so (vite:preloadError). @type {T | null | undefined} */
  here;

  /** @param {() => Promise<T>} load @param {() => void} arrived called once, whether it has come or failed */
  constructor(load, arrived) {
    this.#load = load;
    this.#arrived = arrived;
  }

  want() {
    if (this.#isComing) return;
    this.#isComing = true;
    this.#load()
      .catch(() => null)
      .then((part) => {
        this.here = part;
        this.#arrived();
      });
  }
}
