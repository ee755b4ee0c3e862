/**
 * What a visitor does for hours, done on the page itself by its own events: window.endure.* of scripts/endurance.py.
 *
 * Nothing here reaches behind the components: machines, workloads, requests, forks and cursors go in as the events that
 * buttons send, and what came of them is read from what the components were given.
 */

const PATIENCE = 600_000;
const STEADY = { name: "steady", params: {} };

/** @param {string} type @param {object} detail */
const send = (type, detail) => document.dispatchEvent(new CustomEvent(type, { detail }));
/** @param {string} name @returns {any} */
const part = (name) => document.querySelector(name);
const frame = () => new Promise(requestAnimationFrame);
const history = () => part("bs-stage").history;
const idle = () => part("bs-workload")?.hidden === false && part("bs-workload").busy === false;

/** Until it is so, a look each frame. @param {string} what @param {() => unknown} isSo */
async function until(what, isSo) {
  const end = performance.now() + PATIENCE;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`The page did not come to this: ${what}`);
    await frame();
  }
}

/** Numbers from 0 to 1, the same from the same seed. @param {number} seed */
function chanceFrom(seed) {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}

/** The sandbox as a visitor resets it: the machine is opened anew. @param {object} machine */
async function open(machine) {
  if (!location.hash.startsWith("#/sandbox")) location.hash = "#/sandbox";
  await until("the sandbox", () => part("bs-sandbox")?.hidden === false && part("bs-machines").presets?.length > 0);
  if (part("bs-sandbox").phase === "open") await until("the machine that was open", idle);
  const before = history();
  send("bs-machine", { machine });
  await until("a fresh machine", () => history() !== before && history()?.commands.length === 0 && idle());
}

/** A workload of this many requests on the machine that is open. @param {number} requests @param {number} seed */
async function work(requests, seed) {
  const wanted = history().commands.length + requests;
  send("bs-workload", { ...STEADY, seed, requests });
  await until(`${wanted} requests`, () => history().commands.length === wanted && idle());
}

/** @param {number} cursor */
async function seek(cursor) {
  send("bs-seek", { cursor });
  await frame();
}

/** Request after request, on one fresh machine after the other. @param {{ machine: object, requests: number, each: number, seed: number }} wish */
async function requests({ machine, requests, each, seed }) {
  for (let done = 0; done < requests; done += each) {
    await open(machine);
    await work(Math.min(each, requests - done), seed + done);
  }
}

/** @param {number} count @param {number} seed */
async function seeks(count, seed) {
  const chance = chanceFrom(seed);
  const length = history().records.length / 5;
  for (let i = 0; i < count; i++) await seek(Math.floor(chance() * length));
}

/** Back to somewhere, and another request from there; each second time back to a future that was left. @param {number} count @param {number} seed */
async function forks(count, seed) {
  const chance = chanceFrom(seed);
  for (let i = 0; i < count; i++) {
    const left = history();
    await seek(Math.floor((chance() * left.records.length) / 5));
    send("bs-script", { text: `e${i} = alloc_page gfp=GFP_ATOMIC` });
    await until("a fork", () => history() !== left && idle());
    const [fork] = part("bs-requests").forks;
    if (i % 2 === 0 || !fork) continue;
    const now = history();
    send("bs-fork", { id: fork.id });
    await until("a future that was left", () => history() !== now && idle());
  }
}

/** @param {string} id @param {string} name */
function isAt(id, name) {
  const { lesson, step } = part("bs-lesson");
  return lesson?.id === id && lesson.steps[step]?.id === name && part("bs-sandbox")?.hidden !== false;
}

/** What a step has to practise is asked: it stays on the page, hidden, so that it must have come in every round. @param {string} name */
function isExamined(name) {
  const { lesson } = part("bs-lesson");
  const exam = lesson.steps.find(({ id }) => id === name).practice;
  const asked = [...document.querySelectorAll("bs-practice")].map(({ state }) => state);
  return !exam || asked.some((state) => state?.exam?.kind === exam.kind && state.phase === "asking");
}

/** One step after the other, each looked at in three places, and at the end the first: what stays on the page is its. @param {[lesson: string, step: string][]} steps @param {number} count */
async function lessons(steps, count) {
  for (let i = count - 1; i >= 0; i--) {
    const [lesson, step] = steps[i % steps.length];
    location.hash = `#/lesson/${lesson}/${step}`;
    await until(`${lesson}, ${step}`, () => isAt(lesson, step) && history() && isExamined(step));
    await frame();
    for (const cursor of [1e9, 3, 0]) await seek(cursor);
  }
}

Object.assign(window, { endure: { open, work, requests, seeks, forks, lessons } });
