/** The model in a Python of this machine, in the place of the browser's: the same requests, the same answers. */

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

const ROOT = resolve(import.meta.dirname, "../../..");
const VENV = resolve(ROOT, ".venv/bin/python");
const LOOP = `
import json, sys
from buddyscope.worker import bridge
for line in sys.stdin:
    answer = json.loads(bridge.handle(line))
    print(json.dumps({**answer, "records": list(bridge.frames())}), flush=True)
`;

/** As connect() of the engine. */
export function connectToPython() {
  const python = spawn(existsSync(VENV) ? VENV : "python3", ["-c", LOOP], {
    env: { ...process.env, PYTHONPATH: resolve(ROOT, "py") },
    stdio: ["pipe", "pipe", "inherit"],
  });
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: any) => void }>} */
  const pending = new Map();
  let last = 0;
  createInterface({ input: python.stdout }).on("line", (line) => {
    const { id, ok, value, error, records } = JSON.parse(line);
    const one = pending.get(id);
    pending.delete(id);
    if (ok) one?.resolve(records.length ? { ...value, records: Int32Array.from(records) } : value);
    else one?.reject(Object.assign(new Error(error.message), { failure: error }));
  });
  return {
    ready: Promise.resolve(),
    /** @param {string} type @param {Record<string, unknown>} [payload] */
    ask: (type, payload = {}) =>
      new Promise((yes, no) => {
        const id = ++last;
        pending.set(id, { resolve: yes, reject: no });
        python.stdin.write(`${JSON.stringify({ ...payload, v: 1, id, type })}\n`);
      }),
    terminate: () => python.kill(),
  };
}
