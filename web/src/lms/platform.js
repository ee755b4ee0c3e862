/** The API object of a SCORM 1.2 platform: where it is found, and calls that never throw and say whether they worked. */

/**
 * @typedef {object} Api
 * @property {(empty: "") => string} LMSInitialize
 * @property {(empty: "") => string} LMSFinish
 * @property {(empty: "") => string} LMSCommit
 * @property {(name: string) => string} LMSGetValue
 * @property {(name: string, value: string) => string} LMSSetValue
 * @property {() => string} [LMSGetLastError]
 */

/** The standard says: at most seven windows up, then the opener's way. @param {Window} start @returns {{ api: Api, owner: Window } | null} */
export function findApi(start) {
  for (const first of [start, start.opener].filter(Boolean)) {
    let here = first;
    for (let i = 0; i < 8; i++) {
      try {
        if (here.API) return { api: here.API, owner: here };
      } catch {
        break; // a window of another origin
      }
      if (here.parent === here) break;
      here = here.parent;
    }
  }
  return null;
}

export class Platform {
  #api;
  /** The platform's number for what it refused last, "" when it names none. */
  error = "";

  /** @param {Api} api */
  constructor(api) {
    this.#api = api;
  }

  /** @returns {boolean} whether a session has begun */
  begin() {
    return this.#done(() => this.#api.LMSInitialize(""));
  }

  /** @param {string} name @returns {string} "" for what it does not have */
  read(name) {
    try {
      return String(this.#api.LMSGetValue(name) ?? "");
    } catch {
      return "";
    }
  }

  /** @param {string} name @param {string} value @returns {boolean} */
  write(name, value) {
    return this.#done(() => this.#api.LMSSetValue(name, value));
  }

  /** @returns {boolean} */
  commit() {
    return this.#done(() => this.#api.LMSCommit(""));
  }

  /** @returns {boolean} */
  finish() {
    return this.#done(() => this.#api.LMSFinish(""));
  }

  /** Some answer with the text "true", as the standard says, some with the value. @param {() => unknown} call */
  #done(call) {
    try {
      const done = String(call()) === "true";
      if (!done) this.error = this.#lastError();
      return done;
    } catch {
      this.error = "";
      return false;
    }
  }

  #lastError() {
    try {
      const code = String(this.#api.LMSGetLastError?.() ?? "");
      return code === "0" ? "" : code.slice(0, 20);
    } catch {
      return "";
    }
  }
}
