/** What each component of practice is given. Nothing is kept here. */

/** @import { Frame, PracticeMenu } from "../engine/protocol.d.ts" */
/** @import { HandMove, PracticeState } from "./state.js" */
/** @import { Store } from "../shell/store.js" */
/** @import { Practice } from "./practice.js" */

import { percent } from "../engine/status-words.js";
import { t } from "../i18n/language.js";
import { pageRange } from "../i18n/text.js";
import { bitCount } from "../kernels/described/frames.js";
import { nextName } from "../lesson/block-names.js";
import { heldBlocks } from "../shell/props.js";
import { isPractising, routeTo } from "../shell/routes.js";
import { bitOptions } from "./board.js";
import { hasOrder, inUse } from "./duel.js";
import { practiceRouteTo } from "./routes.js";

/** @param {Store} store @param {Practice} practice @param {boolean} inLesson for the place in a lesson, or for the page of its own */
export function practiceView(store, practice, inLesson) {
  if (!isPractising(store) || inLesson !== (store.practice.value.exam !== null)) return { hidden: true };
  const state = store.practice.value;
  const { phase } = store.engine.value;
  return {
    hidden: false,
    state,
    waiting: phase === "ready" ? "" : waitingFor(store, state),
    groups: state.view === "home" && practice.menu.value ? groupsOf(practice, practice.menu.value) : [],
    told: state.verdict ? toldOf(store, state) : null,
    score: practice.scores.value[state.view === "questions" ? "questions" : "tasks"][scoreKey(state)] ?? null,
    best: state.exam ? (practice.scores.value.exams[state.exam.key] ?? 0) : 0,
    duel: duelOf(store, practice),
    back: backTo(store),
    home: practiceRouteTo(),
    title: titleOf(state),
  };
}

/** @param {PracticeState} state */
function scoreKey({ view, topic }) {
  return view === "cases" ? "cases" : topic;
}

/** @param {Store} store @param {PracticeState} state */
function waitingFor({ engine }, { exam }) {
  if (engine.value.phase === "failed") return t("practice.failed");
  const loading = t("practice.waiting", { percent: percent(engine.value) });
  return exam ? t("practice.exam.waiting") : loading;
}

/** @param {Store} store */
function backTo({ lesson, step }) {
  const open = lesson.value;
  return open ? routeTo(open.id, open.steps[step.value]?.id) : "#/";
}

/** @param {PracticeState} state */
function titleOf({ view, topic, task, exam }) {
  if (exam) return "";
  if (view === "allocator") return t(`practice.level.${task?.level || topic}`);
  if (view === "questions") return t(`practice.topic.${topic}`);
  return t(`practice.${view}.title`);
}

/** @typedef {{ href: string, text: string, note: string }} Choice */
/** @typedef {{ title: string, about: string, choices: Choice[] }} Group */

/** @param {Practice} practice @param {PracticeMenu} menu @returns {Group[]} */
function groupsOf(practice, { levels, topics, sizes }) {
  const { tasks, questions, duels } = practice.scores.value;
  const tried = (/** @type {import("./scores.js").Score | undefined} */ score) =>
    score ? t("practice.score", { right: score.right, tried: score.tried }) : t("practice.score.none");
  const group = (/** @type {string} */ view, /** @type {Choice[]} */ choices) => ({
    title: t(`practice.${view}.title`),
    about: t(`practice.${view}.about`),
    choices,
  });
  const best = (/** @type {string} */ size) => {
    const count = duels[`saboteur/${size}`];
    return count === undefined ? t("practice.score.none") : t("practice.best.live", { count });
  };
  return [
    group(
      "allocator",
      levels.map((name) => choice("allocator", name, `level.${name}`, tried(tasks[name]))),
    ),
    group(
      "questions",
      topics.map((name) => choice("questions", name, `topic.${name}`, tried(questions[name]))),
    ),
    group("cases", [choice("cases", "failures", "cases.start", tried(tasks.cases))]),
    group(
      "saboteur",
      sizes.map((name) => choice("saboteur", name, `size.${name}`, best(name))),
    ),
    group(
      "rescuer",
      sizes.map((name) => choice("rescuer", name, `size.${name}`, "")),
    ),
  ];
}

/** @param {import("./state.js").PracticeView} view @param {string} topic @param {string} word @param {string} note @returns {Choice} */
function choice(view, topic, word, note) {
  return { href: practiceRouteTo(view, topic), text: t(`practice.${word}`), note };
}

// ------------------------------------------------------------- by hand

/** @param {Store} store @param {HandMove} move */
function moveInWords({ moment }, { kind, zone, order, at }) {
  const zones = moment.value?.history.machine.zones ?? [];
  const info = zones[zone];
  const several = new Set(zones.map(({ node }) => node)).size > 1;
  const name = t(several ? "practice.zone.node" : "practice.zone", {
    zone: info?.name ?? "",
    node: info?.node ?? 0,
  });
  const range = pageRange(Math.max(0, at), Math.max(0, order));
  const word = kind === "test" ? `test.${at}` : kind;
  return t(`practice.move.${word}`, { range, order, at, zone: name });
}

/** @param {Store} store @param {PracticeState} state */
function toldOf(store, { verdict, task }) {
  if (!verdict || !task) return null;
  const { given, expected } = verdict;
  return {
    ...verdict,
    number: verdict.at + 1,
    you: given ? moveInWords(store, given) : t("practice.move.missing"),
    model: expected ? moveInWords(store, expected) : t("practice.move.missing"),
    rule: expected ? t(`practice.rule.${expected.rule}`) : t("practice.told.more.rule"),
  };
}

/** @param {Store} store @param {Practice} practice @param {boolean} inLesson */
export function handsView(store, practice, inLesson) {
  const { task, phase, moves, putting, flipping, exam } = store.practice.value;
  const moment = store.moment.value;
  if (inLesson !== (exam !== null) || !isPractising(store) || !task || phase !== "asking" || !moment)
    return { hidden: true };
  const words = moves.map((move) => moveInWords(store, move));
  const shared = { hidden: false, embedded: inLesson, moves: words, putting, flipping };
  if (task.hands === "decisions")
    return { ...shared, kind: "decisions", ...decisionsOf(moment.frame, moves) };
  const { freeing } = practice.desk;
  const given =
    moves.some(({ kind }) => kind === "hand") || (freeing && moves.some(({ kind }) => kind === "put"));
  return {
    ...shared,
    kind: "blocks",
    hand: given ? null : practice.desk.handAfter(moves),
    given,
    freeing,
    lists: listsOf(moment.frame),
    bits: bitsOf(moment.frame),
  };
}

/** @param {Frame} frame */
function listsOf({ zones: [zone] }) {
  return zone.lists.map((list) => list.head(list.size));
}

/** @typedef {{ value: number, one: string, other: string }} Bit */

/** @param {Frame} frame @returns {Bit[][]} */
function bitsOf({ zones: [zone] }) {
  const { start_pfn: start } = zone.info;
  return zone.maps.map((map, order) =>
    Array.from({ length: bitCount(zone.info, order) }, (_, bit) => {
      const page = start + bit * 2 ** (order + 1);
      return { value: map[bit], one: pageRange(page, order), other: pageRange(page + 2 ** order, order) };
    }),
  );
}

/** @param {Frame} frame @param {HandMove[]} moves */
function decisionsOf({ zones }, moves) {
  const nodes = [...new Set(zones.map(({ info }) => info.node))];
  return {
    zones: zones.map(({ info, free_pages }) => ({
      name: t(nodes.length > 1 ? "practice.zone.node" : "practice.zone", {
        zone: info.name,
        node: info.node,
      }),
      facts: t("practice.facts", {
        min: info.pages_min,
        low: info.pages_low,
        high: info.pages_high,
        free: free_pages,
      }),
    })),
    nodes: nodes.length > 1 ? nodes : [],
    given: moves.length > 0,
  };
}

// ------------------------------------------------------------- challenges

/** @param {Store} store @param {Practice} practice */
function duelOf(store, practice) {
  const { duel, busy } = store.practice.value;
  const moment = store.moment.value;
  if (!duel || !moment) return null;
  const { frame } = moment;
  const key = `${duel.kind}/${duel.size}${duel.kind === "rescuer" ? `/${duel.seed}` : ""}`;
  const used = practice.duel.used;
  return {
    ...duel,
    pages: 2 ** duel.order,
    possible: hasOrder(frame, duel.order),
    now: duel.kind === "saboteur" ? inUse(frame) : used,
    result: practice.duel.resultOf(duel),
    best: practice.scores.value.duels[key] ?? null,
    used,
    busy,
    orders: duel.kind === "saboteur" ? duel.order + 1 : 0,
    next: nextName(heldBlocks(frame).map(({ name }) => name)),
    left: frame.zones[0].free_pages,
    held: heldBlocks(frame),
  };
}

// ------------------------------------------------------------- the stage

/** What can be chosen in the picture. @param {Store} store */
function practiceGate({ practice, moment }) {
  const { phase, question, putting, flipping } = practice.value;
  const frame = moment.value?.frame;
  if (phase !== "asking" || !frame) return null;
  if (question) return ["page", "list", "bit"].includes(question.kind) ? gateOf(question) : null;
  const orders = frame.machine.max_order;
  if (putting)
    return { kind: "list", options: Array.from({ length: orders }, (_, order) => String(order)), bit: null };
  if (flipping) return { kind: "bits", options: bitOptions(frame), bit: null };
  return null;
}

/** @param {import("../engine/protocol.d.ts").PracticeQuestion} question */
function gateOf({ kind, options, bit }) {
  return { kind, options, bit };
}

/** @param {Store} store */
export function practiceStageView(store) {
  const moment = store.moment.value;
  if (!moment) return { hidden: true };
  const { history, frame, cursor } = moment;
  const { question, committed, phase, pick } = store.practice.value;
  const asked = question && phase === "told" && committed ? question : null;
  return {
    hidden: false,
    history,
    frame,
    cursor,
    gate: practiceGate(store),
    pick: phase === "asking" ? pick : null,
    answers:
      asked && committed
        ? {
            kind: asked.kind,
            options: asked.options,
            bit: asked.bit,
            picked: committed.page,
            truth: asked.answer,
          }
        : null,
    show: [],
  };
}
