/** Practice on the page: what its parts are given, what they ask for, and when it comes and goes. main.js calls install(). */

/** @import { Store } from "../shell/store.js" */
/** @import { Engine } from "../engine/engine.js" */
/** @import { LessonFlow } from "../lesson/lesson-flow.js" */
/** @import { Player } from "../player/player.js" */

import { effect, untracked } from "@preact/signals-core";
import { language, t } from "../i18n/language.js";
import { namePage } from "../shell/page-name.js";
import { isPractising } from "../shell/routes.js";
import { Practice } from "./practice.js";
import { handsView, practiceStageView, practiceView } from "./props.js";
import { parsePracticeRoute, practiceRouteTo } from "./routes.js";

/** The parts of practice come when they are first needed: a lesson without an exam is lighter by them. */
const arrive = () => Promise.all([import("./bs-practice.js"), import("./bs-practice-hands.js")]);

/**
 * @param {{ store: Store, player: Player, engine: Engine, flow: LessonFlow, calm: () => boolean, part: (name: string) => any, feed: (name: string, view: () => object) => void }} page
 */
export function installPractice({ store, player, engine, flow, calm, part, feed }) {
  const practice = new Practice(store, player, engine, calm);
  const here = () => store.place.value === "practice";
  /** The address that was opened last. */
  let opened = "";

  for (const inLesson of [true, false]) {
    const parent = inLesson ? "bs-lesson" : "#lesson";
    feed(`${parent} > bs-practice`, () => practiceView(store, practice, inLesson));
    feed(`${parent} > bs-practice-hands`, () => handsView(store, practice, inLesson));
  }

  effect(() => {
    if (isPractising(store)) void arrive();
  });

  effect(() => {
    if (store.moment.value && isPractising(store)) untracked(() => practice.follow());
  });

  effect(() => {
    if (store.progressChanged.value) untracked(() => practice.reload());
  });

  effect(() => {
    if (here()) namePage("practice", t(`practice.${store.practice.value.view}.title`));
    if (isPractising(store)) part("main").toggleAttribute("data-empty", store.moment.value === null);
  });

  effect(() => {
    const lesson = store.lesson.value;
    const step = lesson?.steps[store.step.value];
    const ready = store.engine.value.phase === "ready";
    if (store.place.value !== "lesson") return;
    untracked(() => sit(lesson?.id ?? "", step, ready));
  });

  effect(() => {
    if (language.value) untracked(() => here() && reopen());
  });

  /** A step with an exam begins it; any other step ends it. @param {string} lesson @param {import("../engine/protocol.d.ts").LessonStep | undefined} step @param {boolean} ready */
  function sit(lesson, step, ready) {
    if (step?.practice) void practice.sit({ key: `${lesson}/${step.id}`, ...step.practice }, ready);
    else if (store.practice.value.exam) practice.leave();
  }

  /** @type {Record<string, (detail: any) => unknown>} */
  const acts = {
    move: ({ move }) => practice.move(move),
    put: ({ piece }) => practice.put(piece),
    flipping: ({ on }) => practice.flip(on),
    undo: () => practice.undo(),
    reset: () => practice.startOver(),
    "hand-in": () => practice.handIn(),
    next: () => next(),
    difficulty: ({ difficulty }) => practice.setDifficulty(difficulty),
    judge: (chosen) => practice.judge(chosen),
    show: ({ repair }) => practice.showCase(repair),
    watch: () => practice.watch(),
    command: ({ command }) => practice.duel.act(command),
    "duel-undo": () => practice.duel.undo(),
    "duel-reset": () => practice.duel.startOver(),
    "sit-again": () => practice.sitAgain(),
    forget: () => practice.forget(),
  };

  document.addEventListener("bs-practice", (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    acts[detail.what]?.(detail);
  });

  async function next() {
    await practice.next();
    keepAddress();
    await focusTitle();
  }

  async function focusTitle() {
    await arrive();
    part(store.practice.value.exam ? "bs-lesson > bs-practice" : "#lesson > bs-practice").focusTitle();
  }

  /** The address leads to this very task. */
  function keepAddress() {
    const { view, topic, seed, exam } = store.practice.value;
    if (!exam && view !== "home") history.replaceState(null, "", practiceRouteTo(view, topic, seed));
  }

  async function reopen() {
    const { view, topic, seed } = store.practice.value;
    await practice.open({ view, topic, seed });
  }

  return {
    practice,

    stage: () => practiceStageView(store),

    /** @param {string} hash @returns {boolean} whether it leads to practice */
    open(hash) {
      const route = parsePracticeRoute(hash);
      if (!route) return false;
      const came = here() && hash !== opened;
      store.place.value = "practice";
      store.playing.value = false;
      void practice.open(route).then(() => {
        keepAddress();
        opened = location.hash;
        if (came) void focusTitle();
      });
      return true;
    },

    leave() {
      practice.leave();
      player.hide();
      store.place.value = "lesson";
      if (store.lesson.value) flow.goTo(store.step.value);
    },

    here,

    /** Events of the page that mean something else here. @param {string} type @param {any} detail @returns {boolean} whether it was practice's */
    hears(type, detail) {
      if (!isPractising(store)) return false;
      return practice.hears(type, detail);
    },
  };
}
