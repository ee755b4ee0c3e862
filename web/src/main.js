/**
 * The one joint: store + engine + components.
 *
 * Values go down as properties (shell/props.js says which), events come up and become calls.
 */

import "./shell/follow-language.js";
import { computed, effect, signal, untracked } from "@preact/signals-core";
import { Engine } from "./engine/engine.js";
import { needsPython, savesData, startsOnDemand } from "./engine/python-start.js";
import { language, t } from "./i18n/language.js";
import { learnToJudge } from "./kernels/judging.js";
import { Bench } from "./lesson/attempt.js";
import { LessonFlow } from "./lesson/lesson-flow.js";
import { Opener } from "./lesson/opener.js";
import { checkRecording } from "./lesson/verify-recording.js";
import { joinLesson } from "./lesson/wire.js";
import { mayBeSaid, sentenceOf } from "./player/announce.js";
import { Player } from "./player/player.js";
import { joinPlayer, showStage } from "./player/wire.js";
import { parsePracticeRoute } from "./practice/routes.js";
import { concernsSharing, isShared } from "./share/link/kinds.js";
import { sendSubmits } from "./shell/form-submit.js";
import { chooseLanguage, startLanguage } from "./shell/language.js";
import { namePage } from "./shell/page-name.js";
import {
  controlsView,
  headerView,
  lessonView,
  loadingView,
  menuView,
  stageView,
  surroundingsView,
  toldView,
  transportView,
} from "./shell/props.js";
import { isPractising, parsePageRoute, parseSandboxRoute } from "./shell/routes.js";
import { createStore, loadingEngine } from "./shell/store.js";
import { applyTheme, nextTheme, rememberedTheme } from "./shell/theme.js";
import { once } from "./ui/once.js";
import "./shell/bs-header.js";
import "./lesson/bs-lesson.js";
import "./shell/bs-loading.js";
import "./shell/bs-side.js";
import "./stage/bs-stage.js";
import "./player/bs-transport.js";

const onDemand = startsOnDemand(location.search, savesData());
// the longest way to go, so it begins first
if (!onDemand) void import("./engine/supply.js").then(({ startSupply }) => startSupply()).catch(() => {});

const store = createStore();
if (onDemand) store.engine.value = { ...loadingEngine(), phase: "idle", total: __PYTHON_BYTES__ };
const player = new Player(store);
/** The wire to Python: startPython() brings it. @type {typeof import("./engine/connect.js").connect} */
let wire;
const engine = new Engine(store, (options) => wire(options), pythonArrived);
const wantsCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const bench = new Bench(store, player, engine, wantsCalm);
const flow = new LessonFlow(store, player, bench);
const opener = new Opener(store, flow);

// ------------------------------------------------------------- values down

/** @param {string} name @returns {any} */
const part = (name) => document.querySelector(name);

/** @param {string} name @param {() => object} view */
function feed(name, view) {
  const element = part(name);
  effect(() => void Object.assign(element, view()));
}

// a part of the page did not come, whoever asked for it: what is here goes on working
addEventListener("vite:preloadError", () => set(store.notice, t("engine.part_missing")));

/** The view in the side column. */
const looking = signal("calls");
/** Whether the model's own lines can be stepped through; known once the code view is here. @type {import("@preact/signals-core").Signal<{ value: boolean } | null>} */
const lines = signal(null);
const linesHere = computed(() => lines.value?.value ?? false);

// ------------------------------------------------------------- what a lesson does not wait for

const laterParts = once(async () => {
  const [parts] = await Promise.all([import("./shell/deferred.js"), beside(), learnToJudge()]);
  lines.value ??= parts.joinCode({ store, player, engine, flow, looking, feed });
  return parts;
});

const theSandbox = once(async () => {
  const { joinSandbox } = await import("./sandbox/wire.js");
  return joinSandbox({ store, player, engine, wantsCalm, feed, on });
});

const beside = once(async () => {
  const { Beside } = await import("./course/wire.js");
  return new Beside(store, opener, theClinic);
});

const theClinic = once(async () => {
  const { installClinic } = await import("./clinic/wire.js");
  return installClinic({ store, engine, wake: wakePython, feed });
});

/** Once it is here. @type {ReturnType<typeof import("./share/wire.js").startSharing> | null} */
let shares = null;
/** The address that was opened last. */
let lastOpened = location.hash;
const sharing = once(async () => {
  const { startSharing } = await import("./share/wire.js");
  shares = startSharing({ store, player, engine, theSandbox, flow, looking, part, before: lastOpened });
  return shares;
});

const sentence = computed(() => (store.moment.value ? sentenceOf(store.moment.value) : ""));
let theme = rememberedTheme();

await startLanguage();
applyTheme(theme);
feed("bs-header", () => headerView(store, theme));
feed("bs-loading", () => loadingView(store));
feed("#told", () => toldView(store));
feed("bs-lesson", () => lessonView(store, flow));
/** Practice, once it was asked for. @type {import("@preact/signals-core").Signal<ReturnType<typeof import("./practice/wire.js").installPractice> | null>} */
const exercise = signal(null);
feed("bs-stage", () =>
  isPractising(store) && exercise.value ? exercise.value.stage() : stageView(store, flow, sentence.value),
);
feed("bs-controls", () => (isPractising(store) ? { kind: "", invite: false } : controlsView(store, flow)));
feed("bs-transport", () => transportView(store, flow, sentence.value, linesHere.value));
/** The reader wants the views beside the stage before their lesson. */
const unfolded = signal(false);
const surroundings = computed(() => surroundingsView(store, flow));
const folded = computed(() => surroundings.value.folded && !unfolded.value && !isPractising(store));
feed("bs-side", () => ({ sentence: sentence.value, folded: folded.value }));
effect(() => {
  part("main").toggleAttribute("data-lesson", store.place.value === "lesson" && !isPractising(store));
  part("main").toggleAttribute("data-bench", surroundings.value.bench && !isPractising(store));
  part("main").toggleAttribute("data-flat", surroundings.value.flat && !isPractising(store));
  part("main").toggleAttribute("data-folded", folded.value);
  part("main").toggleAttribute("data-still", surroundings.value.still && !isPractising(store));
});
feed("bs-menu", () => menuView(store));
feed("bs-twin", () => {
  const { history, frame, cursor } = stageView(store, flow);
  return { history, frame, cursor };
});

joinLesson({ store, flow, bench, part, on });

effect(() => {
  if (exercise.peek()?.here()) return;
  const inSandbox = store.place.value === "sandbox";
  if (store.place.value === "page") return;
  namePage(inSandbox ? "sandbox" : "lesson", inSandbox ? t("app.sandbox") : store.lesson.value?.title);
  part("main").toggleAttribute("data-empty", inSandbox && store.sandbox.value.phase !== "open");
});

effect(() => {
  if (language.value) untracked(() => void opener.translate());
});

effect(() => {
  const moment = store.moment.value;
  if (!moment || !mayBeSaid(moment, store.playing, player)) return;
  part("#live").textContent = sentence.value;
});

// ------------------------------------------------------------- events up

/** @param {string} type @param {(detail: any) => void} act */
function on(type, act) {
  document.addEventListener(type, (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    if (!exercise.peek()?.hears(type, detail)) act(detail);
  });
}

/** @template T @param {{ value: T }} signal @param {T} value */
function set(signal, value) {
  signal.value = value;
}

/** Once it is here. @param {string} dialog */
async function show(dialog) {
  await laterParts();
  part(dialog).show();
}

joinPlayer({ store, player, on, linesHere, show });
on("bs-command", ({ command }) => {
  if (inSandbox()) void theSandbox().then(({ run }) => run(command));
  else bench.act(command);
  showStage();
});
on("bs-undo", () => inSandbox() || bench.undo());
on("bs-reset", () => inSandbox() || bench.startOver());
on("bs-unfold", () => set(unfolded, true));
on("bs-view", ({ view }) => set(looking, view));
on("bs-dismiss", () => set(store.notice, ""));
on("bs-menu", () => show("bs-menu"));
on("bs-help", () => show("bs-help"));
on("bs-search", () => show("bs-search"));
on("bs-share", () => void sharing().then(({ dialog }) => dialog()));
on("bs-retry", () => void startPython());
on("bs-reopen", () => void openLink());
on("bs-language", ({ tag }) => void chooseLanguage(tag));
on("bs-theme", () => {
  theme = nextTheme(theme);
  applyTheme(theme);
  part("bs-header").theme = theme;
});

document.querySelector(".skip")?.addEventListener("click", (event) => {
  event.preventDefault();
  part("#lesson").focus();
});

// ------------------------------------------------------------- links, and Python

async function theExercise() {
  const { installPractice } = await import("./practice/wire.js");
  exercise.value ??= installPractice({ store, player, engine, flow, calm: wantsCalm, part, feed });
}

effect(() => {
  if (store.lesson.value?.steps[store.step.value]?.practice) untracked(() => void theExercise());
});

function inSandbox() {
  return store.place.value === "sandbox";
}

effect(() => {
  if (needsPython(store, looking.value)) untracked(wakePython);
});

function wakePython() {
  if (store.engine.value.phase === "idle") void startPython();
}

async function openLink() {
  if (isShared(location.hash)) wakePython();
  const share = concernsSharing(location.hash) ? await sharing().catch(() => shares) : shares;
  if (await share?.open(location.hash)) return;
  if (location.hash.startsWith("#/") && !isShared(location.hash)) lastOpened = location.hash;
  if (exercise.peek()?.here() && parsePageRoute(location.hash)) exercise.peek()?.leave();
  if (parsePageRoute(location.hash)) return (await beside()).open();
  if (store.place.value === "page") store.place.value = "lesson";
  if (parsePracticeRoute(location.hash)) await theExercise();
  if (exercise.peek()?.open(location.hash)) return;
  const practised = exercise.peek()?.here();
  if (practised && location.hash.startsWith("#/")) exercise.peek()?.leave();
  const wanted = parseSandboxRoute(location.hash);
  if (wanted) return enterSandbox(wanted);
  const before = store.lesson.value;
  const came = inSandbox() || practised;
  if (inSandbox() && location.hash.startsWith("#/")) leaveSandbox();
  const opened = await opener.open(location.hash);
  if (opened) share?.arrived(location.hash);
  if (opened && before) part("bs-lesson").focusStep();
  if (opened && (came || store.lesson.value !== before) && engine.isReady) checkRecording(store, engine);
}

/** @param {{ machine: string, kernel: string }} wanted machine: a preset's name, or "" */
async function enterSandbox({ machine, kernel }) {
  set(store.place, "sandbox");
  set(store.playing, false);
  set(store.notice, "");
  const { open } = await theSandbox();
  if (inSandbox()) await open(machine, kernel);
}

function leaveSandbox() {
  player.hide();
  set(store.loop, null);
  set(store.place, "lesson");
}

/** Once Python is there, so that nothing of this delays it; at once where it waits. */
const goOffline = once(async () => {
  const { offline, saveForOffline, startOffline } = await laterParts();
  feed("bs-offline", () => offline.value);
  on("bs-save-offline", () => void saveForOffline());
  await startOffline(() => set(store.notice, t("offline.update")));
});

/** After the first picture: nothing of Python is in its way. */
async function startPython() {
  store.engine.value = loadingEngine();
  try {
    ({ connect: wire } = await import("./engine/connect.js"));
    engine.start();
  } catch {
    store.engine.value = { ...store.engine.value, phase: "failed", message: t("engine.part_missing") };
    set(store.notice, "");
  }
}

function pythonArrived() {
  void goOffline().catch(() => {});
  if (inSandbox() || exercise.peek()?.here() || isShared(location.hash)) void openLink();
  else void checkRecording(store, engine);
}

addEventListener("hashchange", () => void openLink());
sendSubmits(document);
// a package for a learning platform reports what the learner does; no other page has this
if (__ONE_FILE__) (await import("./lms/scorm-session.js")).startPackage(store, flow);
document.querySelector(".boot")?.remove();
openLink().finally(() => {
  void laterParts()
    .then(theSandbox)
    .then(sharing)
    .then(() => (onDemand ? goOffline() : undefined))
    .catch(() => {});
  if (!onDemand) requestAnimationFrame(() => setTimeout(startPython));
});
