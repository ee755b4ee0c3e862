/**
 * The joint of an embed, once somebody has pressed Start: as main.js, for a stage, a player and, if wanted, a lesson's text.
 *
 * A lesson plays from its recording. Python is loaded when a challenge, a request of one's own or a shared state needs it.
 */

/** @import { Lesson } from "../engine/protocol.d.ts" */
/** @import { EmbedParams } from "../share/link/embed-params.js" */
/** @import { Incoming } from "./protocol.d.ts" */

import "../i18n/all-words.js";
import "../shell/follow-language.js";
import { effect, untracked } from "@preact/signals-core";
import { connect } from "../engine/connect.js";
import { Engine } from "../engine/engine.js";
import { t } from "../i18n/language.js";
import { learnToJudge } from "../kernels/judging.js";
import { Bench } from "../lesson/attempt.js";
import { place } from "../lesson/files.js";
import { LessonFlow } from "../lesson/lesson-flow.js";
import { Opener } from "../lesson/opener.js";
import { playerMoves } from "../player/actions.js";
import { sentenceOf } from "../player/announce.js";
import { keyAction, pressOf } from "../player/keys.js";
import { Player } from "../player/player.js";
import { sendSubmits } from "../shell/form-submit.js";
import { startLanguage } from "../shell/language.js";
import { controlsView, lessonView, stageView, transportView } from "../shell/props.js";
import { routeTo } from "../shell/routes.js";
import { createStore } from "../shell/store.js";
import "../lesson/bs-lesson.js";
import "../stage/bs-stage.js";
import "../player/bs-transport.js";
import "../shell/bs-waiting.js";
import "./app.css";
import { ClaimedAnswers } from "./claimed-answers.js";
import { offerEarlier } from "./earlier.js";
import { tellHost } from "./messages.js";
import { siteLink } from "./poster.js";
import { tellStory } from "./progress-messages.js";
import { lookAt, openShared } from "./shared.js";
import { linkExam, openSite } from "./site-link.js";

/** @typedef {{ play: () => void, pause: () => void, goTo: (message: Incoming) => void }} EmbedApp */

/** @param {HTMLElement} main @param {EmbedParams} params @param {string} hash @returns {Promise<EmbedApp>} */
export async function startApp(main, params, hash) {
  place.lessons = "../lessons/";
  await Promise.all([startLanguage(), learnToJudge()]);
  const store = createStore();
  const player = new Player(store);
  const engine = new Engine(store, connect, () => {});
  const wantsCalm = () =>
    params.motion === "reduce" || matchMedia("(prefers-reduced-motion: reduce)").matches;
  const bench = new Bench(store, player, engine, wantsCalm);
  // the page around hears of answers: those of somebody else are not among them
  const answers = new ClaimedAnswers();
  const flow = new LessonFlow(store, player, bench);
  flow.source = answers;
  const opener = new Opener(store, flow);
  const app = { store, player, engine, flow, bench };
  const shared = hash.startsWith("#/s/");

  const view = shared ? await openShared(hash, app) : undefined;
  if (!shared) flow.goTo(await openLesson(opener, store, params, params.step));
  mount(main, params, hash, shared);
  if (params.chrome && !shared) offerEarlier(main, answers, flow);
  feedAll(app, params, shared);
  listen(app, opener, params);
  if (!shared) tellStory(store);
  else
    await lookAt(
      /** @type {import("../stage/bs-stage.js").BsStage} */ (document.querySelector("bs-stage")),
      view,
    );
  startRange(app, params);
  sendSubmits(document);
  tellHost({ buddyscope: 1, type: "ready", lesson: params.lesson, step: params.step, started: true });
  return {
    play: () => player.play(),
    pause: () => player.pause(),
    goTo: (message) => void goTo(app, opener, params, message),
  };
}

/** @param {Opener} opener @param {import("../shell/store.js").Store} store @param {EmbedParams} params @param {string} step */
async function openLesson(opener, store, { lesson, visualOnly, chrome }, step) {
  await opener.open(routeTo(lesson, step));
  if (store.failure.value) throw new Error(store.failure.value);
  if (store.lesson.value?.id !== lesson) throw new Error(t("embed.none", { lesson }));
  // where nothing can be answered, nothing is held back
  if (visualOnly || !chrome) store.lesson.value = ungated(/** @type {Lesson} */ (store.lesson.value));
  const playing = store.lesson.value?.steps.findIndex(({ first, last }) => last > first) ?? -1;
  return step || chrome || playing < 0 ? store.step.value : playing;
}

/** @param {Lesson} lesson @returns {Lesson} */
function ungated(lesson) {
  return {
    ...lesson,
    steps: lesson.steps.map((step) => ({ ...step, predict: null, question: null, challenge: null })),
  };
}

/** @param {HTMLElement} main @param {EmbedParams} params @param {string} hash @param {boolean} shared */
function mount(main, params, hash, shared) {
  const app = document.createElement("div");
  app.className = params.chrome && !shared ? "app chrome" : "app";
  const text = [document.createElement("bs-lesson")];
  const stage = [document.createElement("bs-stage"), document.createElement("bs-controls")];
  const columns = [
    ...(params.chrome && !shared ? [box("text", text)] : []),
    box("stage", params.chrome && !shared ? stage : stage.slice(0, 1)),
  ];
  app.append(...columns);
  const bar = params.controls ? [box("player", [document.createElement("bs-transport")])] : [];
  const live = Object.assign(document.createElement("div"), { className: "unseen", id: "live" });
  live.setAttribute("aria-live", "polite");
  const waiting = document.createElement("bs-waiting");
  main.replaceChildren(...(params.chrome ? [headOf(params, hash)] : []), waiting, app, ...bar, live);
}

/** @param {string} className @param {Node[]} children */
function box(className, children) {
  const made = document.createElement("div");
  made.className = className;
  made.append(...children);
  return made;
}

/** @param {EmbedParams} params @param {string} hash */
function headOf(params, hash) {
  const link = Object.assign(document.createElement("a"), {
    href: siteLink(params, hash),
    target: "_blank",
    rel: "noopener",
    textContent: t("embed.open"),
  });
  const name = document.createElement("b");
  name.textContent = t("embed.title");
  return box("head", [name, link]);
}

/** @typedef {{ store: import("../shell/store.js").Store, player: Player, engine: Engine, flow: LessonFlow, bench: Bench }} App */

/** @param {App} app @param {EmbedParams} params @param {boolean} shared */
function feedAll({ store, flow, engine }, params, shared) {
  /** @param {string} name @param {() => object} view */
  const feed = (name, view) => {
    const element = document.querySelector(name);
    if (element) effect(() => void Object.assign(element, view()));
  };
  const sentence = () => (store.moment.value ? sentenceOf(store.moment.value) : "");
  // as its poster: a picture of its own needs all instruments
  feed("bs-stage", () => ({ ...stageView(store, flow), parts: null, arriving: [], caption: "" }));
  feed("bs-transport", () => transportView(store, flow, sentence(), false));
  feed("bs-waiting", () => ({ quiet: store.engine.value.quiet }));
  if (shared) return;
  feed("bs-lesson", () => lessonView(store, flow));
  effect(() => linkExam(lessonText(), store.lesson.value, store.step.value));
  feed("bs-controls", () => controlsView(store, flow));
  effect(() => {
    if (store.moment.value) untracked(() => flow.follow());
  });
  effect(() => {
    if (store.bench.value && !params.visualOnly) untracked(() => needPython(engine));
  });
  effect(() => {
    const said = store.moment.value?.by === "step" ? sentence() : "";
    const live = document.querySelector("#live");
    if (live && said) live.textContent = said;
  });
}

/** @type {WeakSet<Engine>} */
const started = new WeakSet();

/** Once. @param {Engine} engine */
function needPython(engine) {
  if (started.has(engine)) return;
  started.add(engine);
  engine.start();
}

/** @param {App} app @param {Opener} opener @param {EmbedParams} params */
function listen({ store, player, engine, flow, bench }, opener, params) {
  /** @type {Record<string, (detail: any) => unknown>} */
  const acts = {
    "bs-seek": ({ cursor }) => player.scrub(cursor),
    "bs-goto": ({ cursor }) => player.seek(cursor, "step"),
    "bs-granularity": ({ granularity }) => {
      store.granularity.value = granularity;
    },
    "bs-speed": ({ speed }) => {
      store.speed.value = speed;
    },
    "bs-transport": ({ action }) => moves[action]?.(),
    "bs-pick": ({ page }) => flow.pick(page),
    "bs-commit": ({ page }) => {
      flow.commit(page);
      lessonText()?.focusVerdict();
    },
    "bs-watch": ({ from }) => flow.watch(from),
    "bs-answer": ({ choice }) => {
      flow.answer(choice);
      lessonText()?.focusVerdict("bs-question");
    },
    "bs-hint": () => store.hints.value++,
    "bs-step": ({ step }) => goOn(store, opener, params, store.lesson.value?.steps[step]?.id ?? ""),
    "bs-menu": () => openSite("#/map"),
    "bs-command": ({ command }) => bench.act(command),
    "bs-undo": () => bench.undo(),
    "bs-reset": () => bench.startOver(),
    "bs-solution": () => bench.playSolution(),
    "bs-try": () => flow.tryFreely(),
    "bs-leave": () => flow.backToLesson(),
    "bs-retry": () => engine.start(),
    "bs-help": () => showHelp(),
    "bs-dismiss": () => {
      store.notice.value = "";
    },
  };
  // an embed has no code to walk through
  const { line: _, ...moves } = playerMoves(store, player);
  for (const [type, act] of Object.entries(acts))
    document.addEventListener(type, (event) => void act(/** @type {CustomEvent} */ (event).detail));
  document.addEventListener("click", (event) => stayHere(event, store, opener, params));
  document.addEventListener("keydown", (event) => {
    const action = event.defaultPrevented ? null : keyAction(pressOf(event));
    if (!action || !moves[action]) return;
    event.preventDefault();
    moves[action]();
  });
}

async function showHelp() {
  await import("../shell/bs-help.js");
  const known = document.querySelector("bs-help");
  const help = /** @type {import("../shell/bs-help.js").BsHelp} */ (
    known ?? document.createElement("bs-help")
  );
  if (!known) document.body.append(help);
  await help.updateComplete;
  help.show();
}

/** Links to steps of this lesson stay in the frame; others open the whole site. @param {MouseEvent} event @param {import("../shell/store.js").Store} store @param {Opener} opener @param {EmbedParams} params */
function stayHere(event, store, opener, params) {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  const hash = link instanceof HTMLAnchorElement ? (link.getAttribute("href") ?? "") : "";
  if (!hash.startsWith("#/")) return;
  event.preventDefault();
  const first = store.lesson.value?.steps[0]?.id ?? "";
  const [, , lesson, step = first] = hash.split("/");
  if (lesson === params.lesson) void goOn(store, opener, params, step);
  else openSite(hash);
}

const lessonText = () =>
  /** @type {import("../lesson/bs-lesson.js").BsLesson | null} */ (document.querySelector("bs-lesson"));

/** The reader goes to a step: its heading is in view, and has the focus. @param {import("../shell/store.js").Store} store @param {Opener} opener @param {EmbedParams} params @param {string} step */
async function goOn(store, opener, params, step) {
  if (await toStep(store, opener, params, step)) lessonText()?.focusStep();
}

/** @param {import("../shell/store.js").Store} store @param {Opener} opener @param {EmbedParams} params @param {string} step */
function toStep(store, opener, params, step) {
  const known = store.lesson.value?.steps.some(({ id }) => id === step);
  return known ? opener.open(routeTo(params.lesson, step)) : undefined;
}

/** @param {App} app @param {EmbedParams} params */
function startRange({ store, player }, { from, to, loop }) {
  if (to !== null && to < player.limit) player.extend(to);
  if (from !== null) player.seek(from, "step");
  const last = player.limit;
  if (loop) store.loop.value = { from: Math.min(from ?? store.moment.value?.start ?? 0, last), to: last };
}

/** @param {App} app @param {Opener} opener @param {EmbedParams} params @param {Incoming} message */
async function goTo({ store, player }, opener, params, message) {
  if (message.type !== "goto") return;
  player.pause();
  if (message.step !== undefined) await toStep(store, opener, params, message.step);
  if (message.cursor !== undefined) player.seek(message.cursor, "step");
}
