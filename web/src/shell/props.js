/** What each component is given, from the store and the flow. main.js assigns it; nothing is kept here. */

/** @import { Frame, LessonStep, Predict } from "../engine/protocol.d.ts" */
/** @import { Moment, Store } from "./store.js" */
/** @import { LessonFlow } from "../lesson/lesson-flow.js" */

import { loadingInWords, percent, pythonInWords } from "../engine/status-words.js";
import { commandAt } from "../history/commands.js";
import { language, t } from "../i18n/language.js";
import { asksOf, DEFAULT } from "../kernels/index.js";
import { judging } from "../kernels/judging.js";
import { nextNameIn } from "../lesson/block-names.js";
import { titleOf } from "../lesson/files.js";
import { shuffled, visitorSeed } from "../lesson/shuffle.js";
import { practiceWith } from "../practice/routes.js";
import { machineTitle } from "../sandbox/machines/titles.js";
import { routeTo, sandboxRouteTo, teacherRouteTo } from "./routes.js";

/** Kinds of predictions that are answered in the picture. */
const ON_STAGE = ["page", "list", "lists", "bit", "bits", "zone"];

/** Where each of them is chosen, but for pages and zones. @type {Record<string, string>} */
const INSTRUMENTS = { list: "lists", lists: "lists", bit: "bitmap", bits: "bitmap" };

/** @param {Store} store @param {import("./theme.js").Theme} theme */
export function headerView(store, theme) {
  const { lesson, engine, place, step, sandbox } = store;
  const open = lesson.value;
  const machine = place.value === "lesson" ? open?.histories[0]?.machine : undefined;
  const inSandbox = place.value === "sandbox" ? sandbox.value.kernel : DEFAULT;
  const isClinic = place.value === "page" && store.page.value?.kind === "clinic";
  const lessonRoute = open ? routeTo(open.id, open.steps[step.value]?.id) : "#/";
  return {
    place: place.value,
    elsewhere: place.value === "sandbox" ? lessonRoute : sandboxRouteTo(),
    crumb: crumbOf(store),
    kernel: isClinic ? "2.4–7.3" : (machine?.kernel ?? inSandbox),
    overrides: machine?.overrides ?? [],
    python: pythonInWords(engine.value),
    phase: engine.value.phase,
    live: engine.value.live,
    theme,
    clinic: isClinic,
  };
}

/** Where one is. @param {Store} store */
function crumbOf({ place, lesson, sandbox, page }) {
  if (place.value === "practice") return t("practice.kick");
  if (place.value === "page") return page.value ? pageTitle(page.value) : "";
  if (place.value === "sandbox") return sandboxCrumb(sandbox.value);
  const open = lesson.value;
  return open
    ? t("lesson.crumb", { part: open.part, number: open.number, count: open.count, title: open.title })
    : "";
}

/** @param {import("./store.js").PageState} page */
export function pageTitle({ kind, lesson }) {
  if (kind !== "teacher") return t(`${kind}.title`);
  return lesson ? t("teacher.title", { title: lesson.title }) : t("menu.teacher");
}

/** @param {import("./store.js").SandboxState} sandbox */
function sandboxCrumb({ phase, machine, title }) {
  return phase === "open"
    ? t("header.sandbox.crumb", { title: machineTitle(machine, title) })
    : t("header.sandbox.choose");
}

/** @param {Store} store */
export function loadingView({ engine }) {
  const { phase, message, lost } = engine.value;
  return { phase, message, lost, words: loadingInWords(engine.value), percent: percent(engine.value) };
}

/** What a lesson says above its text is said in the head of the page elsewhere. @param {Store} store */
export function toldView({ notice, place }) {
  const textContent = place.value === "lesson" ? "" : notice.value;
  return { textContent, hidden: !textContent };
}

/** @param {Store} store @param {LessonFlow} flow */
export function lessonView(store, flow) {
  if (store.place.value !== "lesson") return { hidden: true };
  const lesson = store.lesson.value;
  const { failure, notice } = store;
  if (!lesson) return { lesson, failure: failure.value, notice: notice.value, hidden: false };
  const { predictions, questions } = store.progress.value;
  const { start, end } = flow.range;
  return {
    hidden: false,
    lesson,
    step: store.step.value,
    hrefs: lesson.steps.map(({ id }) => routeTo(lesson.id, id)),
    next: nextLesson(store),
    practise: practiceWith(lesson.id),
    pick: store.pick.value,
    committed: predictions[flow.step.id] ?? null,
    parts: flow.parting !== null,
    order: choiceOrder(lesson.id, flow.step),
    answered: questions[flow.step.id]?.choice ?? null,
    gated: flow.gated,
    playable: end > start && !flow.step.challenge && !store.bench.value,
    played: store.played.value,
    playing: store.playing.value,
    hints: store.hints.value,
    challenge: challengeView(store, flow),
    failure: failure.value,
    notice: notice.value,
  };
}

/** @param {string} lesson @param {LessonStep} step */
function choiceOrder(lesson, { id, question }) {
  return question ? shuffled(question.choices.length, visitorSeed(), `${lesson}/${id}`) : null;
}

/** @param {Store} store @param {LessonFlow} flow */
function challengeView({ bench, moment, progress, engine }, flow) {
  const { challenge, id, last } = flow.step;
  const judge = judging.value;
  if (!challenge || bench.value?.kind !== "challenge" || !moment.value || !judge) return null;
  const { history, frame, cursor } = moment.value;
  const now = { history, frame, setup: last };
  return {
    rows: judge.goalRows(challenge.goal, frame),
    facts: judge.factRows(challenge.facts ?? [], now),
    settled: judge.isBetweenRequests(history, cursor),
    solved: judge.challengeSolved(challenge, now),
    used: bench.value.used,
    best: progress.value.challenges[id]?.used ?? null,
    helped: bench.value.helped,
    ready: engine.value.phase === "ready",
  };
}

/** @param {Store} store */
function nextLesson({ lessons, lesson }) {
  const at = lessons.value.findIndex(({ id }) => id === lesson.value?.id);
  const next = at < 0 ? undefined : lessons.value[at + 1];
  return next ? { title: titleOf(next), href: routeTo(next.id) } : null;
}

/** @param {Store} store @param {LessonFlow} flow @param {string} [sentence] what happens at the cursor */
export function stageView(store, flow, sentence = "") {
  const moment = store.moment.value;
  const inSandbox = store.place.value !== "lesson";
  if (!moment || (!inSandbox && !store.lesson.value)) return { hidden: inSandbox };
  const { history, frame, cursor } = moment;
  const whole = { parts: null, arriving: [], caption: "" };
  const nothingAsked = { gate: null, pick: null, answers: null, show: [], hidden: false, ...whole };
  if (inSandbox) return { history, frame, cursor, ...nothingAsked };
  return {
    hidden: false,
    history,
    frame,
    cursor,
    gate: gateOf(flow.asked, flow.step.parts),
    pick: flow.asked ? store.pick.value : null,
    answers: moment.cursor >= moment.start ? flow.answers : null,
    show: flow.step.show,
    parts: flow.step.parts ?? null,
    arriving: flow.step.arriving ?? [],
    caption: cursor > moment.start ? captionOf(sentence, flow.parting, cursor) : "",
  };
}

/** @param {string} sentence @param {number | null} parting the record that decided against the answer @param {number} cursor */
function captionOf(sentence, parting, cursor) {
  return parting !== null && cursor === parting + 1 ? t("caption.differs", { sentence }) : sentence;
}

/** What of the page stands around a lesson's stage: the views beside it, and the player. @param {Store} store @param {LessonFlow} flow */
export function surroundingsView(store, flow) {
  const moment = store.moment.value;
  if (store.place.value !== "lesson" || !store.lesson.value || !moment)
    return { folded: false, still: false, flat: false, bench: false };
  const parts = flow.step.parts ?? null;
  const folded = parts !== null && !parts.includes("callgraph");
  const asksOnly = store.bench.value !== null && moment.limit === moment.start;
  const flat = parts !== null && !parts.includes("lists");
  return { folded, flat, bench: store.bench.value !== null, still: moment.limit === 0 || asksOnly };
}

/** What can be chosen in the picture; the call graph asks for functions itself. @param {Predict | null} asked @param {string[] | undefined} parts instruments that are there; absent: all */
function gateOf(asked, parts) {
  if (!asked || !ON_STAGE.includes(asked.kind)) return null;
  const part = INSTRUMENTS[asked.kind];
  if (part && parts && !parts.includes(part)) return null;
  return { kind: asked.kind, options: asked.options, bit: asked.about?.bit ?? null };
}

/** @param {Store} store @param {LessonFlow} flow @param {string} sentence @param {boolean} lines can be stepped through */
export function transportView(store, flow, sentence, lines) {
  const moment = store.moment.value;
  const inSandbox = store.place.value !== "lesson";
  if (!moment || (!inSandbox && !store.lesson.value))
    return { limit: 0, cursor: 0, locked: false, ticks: [] };
  return {
    cursor: moment.cursor,
    limit: moment.limit,
    start: moment.start,
    locked: !inSandbox && flow.gated,
    asks: inSandbox ? null : flow.asks,
    parting: inSandbox ? null : flow.parting,
    ticks: moment.history.commands.map(({ end }) => end),
    playing: store.playing.value,
    granularity: store.granularity.value,
    lines,
    speed: store.speed.value,
    pick: typeof store.pick.value === "number" ? store.pick.value : null,
    pages: pagesOf(moment.frame),
    sentence,
  };
}

/** First and last page frame. @param {Frame} frame */
function pagesOf({ zones }) {
  const ends = zones.map(({ info }) => info.start_pfn + info.size - 1);
  return [Math.min(...zones.map(({ info }) => info.start_pfn)), Math.max(...ends)];
}

/** @param {Store} store @param {LessonFlow} flow */
export function controlsView(store, flow) {
  const moment = store.moment.value;
  if (store.place.value !== "lesson") return { kind: "", invite: false };
  if (!moment || !store.lesson.value) return { kind: "" };
  const bench = store.bench.value;
  const challenge = bench?.kind === "challenge" ? flow.step.challenge : null;
  const held = heldBlocks(moment.frame);
  return {
    kind: bench?.kind ?? "",
    invite: !flow.gated,
    orders: challenge?.offers?.length ? 0 : moment.frame.machine.max_order,
    offers: (bench?.kind === "free" ? flow.step.offers : challenge?.offers) ?? [],
    forbidden: challenge?.forbid?.order ?? [],
    asks: asksOf(moment.history),
    next: nextNameIn(moment.history),
    held,
    waiting: waitingFor(store),
    busy: bench?.busy ?? false,
    past: moment.cursor < moment.limit && moment.by !== "play",
    used: bench?.used ?? 0,
    error: bench?.error ?? "",
    nearest: bench?.nearest ?? "",
    stuck: bench !== null && standsAtEndless(moment),
  };
}

/** The request just shown would have gone on for ever: the model broke it off. @param {Moment} moment */
function standsAtEndless({ history, cursor }) {
  const command = commandAt(history, cursor);
  return command?.livelock === true && cursor === command.end;
}

/** By name: a, b, … z, aa. @param {Frame} frame */
export function heldBlocks(frame) {
  return [...frame.blocks]
    .map(([page, { order, name }]) => ({ page, order, name }))
    .sort((one, other) => one.name.length - other.name.length || (one.name < other.name ? -1 : 1));
}

/** @param {Store} store */
function waitingFor({ engine }) {
  const { phase } = engine.value;
  if (phase === "ready") return "";
  if (phase === "failed") return t("controls.no_python");
  return t("controls.loading", { percent: percent(engine.value) });
}

/** @param {Store} store */
export function menuView({ lessons, lesson, step, progress }) {
  const open = lesson.value;
  return {
    lessons: lessons.value.map((entry) => ({
      ...entry,
      title: titleOf(entry),
      part: entry.parts[language.value.tag] ?? entry.part,
      href: routeTo(entry.id),
    })),
    open: open?.id ?? "",
    steps: open?.steps.map(({ id, title }) => ({ title, href: routeTo(open.id, id) })) ?? [],
    step: step.value,
    teacher: open ? teacherRouteTo(open.id) : "",
    answers: Object.values(progress.value).reduce((sum, kind) => sum + Object.keys(kind).length, 0),
  };
}
