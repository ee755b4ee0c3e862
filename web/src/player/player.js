/**
 * The cursor's clock: seek, step, play. Knows a timeline and a limit, and writes `moment`.
 *
 * Never goes beyond the limit, whoever asks.
 */

/** @import { Moment, Store } from "../shell/store.js" */
/** @import { Grain } from "../shell/store.js" */

import { cutAt } from "../history/ranges.js";
import { nextStop, previousStop } from "../history/stops.js";
import { Timeline } from "../history/timeline.js";
import { PACE, planOf } from "./pace.js";

/** Stops shorter than this are taken several at a time, in milliseconds. */
const FRAME = 16;
/** A learner's own request is shown this fast: all of it within about a second. */
const QUICK = { most: 110, whole: 1300 };

/** @typedef {{ after: (milliseconds: number, act: () => void) => number, cancel: (id: number) => void }} Clock */

/** @type {Clock} */
const BROWSER_CLOCK = {
  after: (milliseconds, act) => window.setTimeout(act, milliseconds),
  cancel: (id) => window.clearTimeout(id),
};

export class Player {
  #store;
  #clock;
  #timer = 0;
  /** Steps by line, where a trace of the lines is; false where none is. @type {(way: 1 | -1) => boolean} */
  stepLine = () => false;
  /** @type {Timeline | null} */
  #timeline = null;
  #start = 0;
  #limit = 0;
  /** In a lesson: from where on a step plays within its limit; null: every stop at the same pace. @type {import("./pace.js").Plan | null} */
  #plan = null;
  /** playing pauses here */
  #until = Infinity;

  /** @param {Store} store @param {Clock} [clock] */
  constructor(store, clock = BROWSER_CLOCK) {
    this.#store = store;
    this.#clock = clock;
  }

  get limit() {
    return this.#limit;
  }

  get cursor() {
    return this.#timeline?.cursor ?? 0;
  }

  get timeline() {
    return this.#timeline;
  }

  /**
   * Put a timeline on the stage.
   * @param {Timeline} timeline
   * @param {{ start: number, limit: number, cursor: number }} range
   */
  show(timeline, { start, limit, cursor }) {
    this.pause();
    this.#timeline = timeline;
    this.#start = start;
    this.#limit = limit;
    this.seek(cursor);
  }

  /** Nothing is on the stage. */
  hide() {
    this.pause();
    this.#timeline = null;
    this.#store.moment.value = null;
  }

  /** A gate has opened, or a request was added. @param {number} limit */
  extend(limit) {
    this.#limit = limit;
    this.seek(this.cursor);
  }

  /** @param {number} cursor @param {Moment["by"]} [by] */
  seek(cursor, by = "jump") {
    if (!this.#timeline) return;
    this.#timeline.seek(Math.max(0, Math.min(cursor, this.#limit)));
    const { history, frame } = this.#timeline;
    this.#store.moment.value = {
      history: cutAt(history, this.#limit),
      frame,
      cursor: frame.cursor,
      start: this.#start,
      limit: this.#limit,
      by,
    };
  }

  /** @param {1 | -1} way @param {Grain} [granularity] */
  step(way, granularity = this.#store.granularity.value) {
    this.pause();
    if (granularity === "line" && this.stepLine(way)) return;
    this.seek(this.#stop(way, granularity), "step");
  }

  toStart() {
    this.pause();
    // First to the step's own beginning, then to the lesson's.
    this.seek(this.cursor > this.#start ? this.#start : 0, "step");
  }

  toEnd() {
    this.pause();
    this.seek(this.#limit, "step");
  }

  /** @param {number} cursor */
  scrub(cursor) {
    this.pause();
    this.seek(cursor, "scrub");
  }

  toggle() {
    if (this.#store.playing.value) return this.pause();
    const loop = this.#store.loop.value;
    if (loop) this.seek(this.cursor < loop.from || this.cursor >= loop.to ? loop.from : this.cursor);
    else if (this.cursor >= this.#limit && this.#limit > this.#start) this.seek(this.#start);
    return this.play();
  }

  /** @param {number} [until] where to pause, to be looked at */
  play(until = Infinity) {
    this.pause();
    if (this.cursor >= this.#limit && !this.#store.loop.value) return;
    this.#until = until;
    this.#plan = this.#planned();
    this.#store.playing.value = true;
    this.#tick();
  }

  /** Show some cursors one after the other, each for its time; then say so. Pausing ends it. @param {{ cursor: number, milliseconds: number }[]} stops @param {() => void} done */
  tour([stop, ...rest], done) {
    this.pause();
    if (!stop) return done();
    this.seek(stop.cursor, "play");
    this.#store.playing.value = rest.length > 0;
    this.#timer = this.#clock.after(stop.milliseconds, () => this.tour(rest, done));
  }

  pause() {
    this.#clock.cancel(this.#timer);
    this.#store.playing.value = false;
  }

  /** Milliseconds that one stop lasts now. */
  get pace() {
    const { granularity, speed } = this.#store;
    const planned = this.#plan && (this.cursor < this.#plan.until ? this.#plan.first : this.#plan.rest);
    return (planned ?? PACE[granularity.value]) / speed.value;
  }

  /** @returns {import("./pace.js").Plan | null} */
  #planned() {
    const { place, bench, loop, granularity } = this.#store;
    const history = this.#timeline?.history;
    if (!history || place.value !== "lesson" || bench.value || loop.value || granularity.value === "line")
      return null;
    return planOf(
      history,
      { start: Math.min(this.#start, this.cursor), end: this.#limit },
      granularity.value,
    );
  }

  #tick() {
    const { pace } = this;
    const stops = Math.max(1, Math.round(FRAME / pace));
    this.#timer = this.#clock.after(Math.max(FRAME, pace), () => {
      this.#advance(stops);
      const more = this.cursor < this.#limit || this.#store.loop.value;
      if (more && this.cursor < this.#until) this.#tick();
      else this.pause();
    });
  }

  /** One frame of playing. @param {number} stops */
  #advance(stops) {
    if (this.#store.granularity.value === "line" && this.stepLine(1)) return;
    this.seek(this.#ahead(stops), "play");
  }

  /** So many stops on; round the loop when its end is reached. @param {number} stops */
  #ahead(stops) {
    const loop = this.#store.loop.value;
    if (loop && this.cursor >= loop.to) return loop.from;
    const end = loop ? Math.min(loop.to, this.#limit) : this.#limit;
    let at = this.cursor;
    for (let i = 0; i < stops && at < end; i++) at = this.#stopFrom(at, 1, this.#store.granularity.value);
    return Math.min(at, end, this.#until);
  }

  /** Show what was just asked for: step by step and quickly, or at once. @param {boolean} atOnce */
  runToEnd(atOnce) {
    this.pause();
    const stops = atOnce ? [] : this.#stopsAhead();
    this.#runThrough(stops, Math.min(QUICK.most, QUICK.whole / Math.max(1, stops.length)));
  }

  /** @param {number[]} stops @param {number} pace */
  #runThrough([next, ...rest], pace) {
    if (next === undefined || next >= this.#limit) return this.seek(this.#limit, "step");
    this.seek(next, "play");
    this.#timer = this.#clock.after(pace, () => this.#runThrough(rest, pace));
  }

  #stopsAhead() {
    /** @type {number[]} */
    const stops = [];
    for (let at = this.cursor; at < this.#limit; ) {
      at = this.#stopFrom(at, 1, "step");
      stops.push(at);
    }
    return stops;
  }

  /** @param {1 | -1} way @param {Grain} granularity */
  #stop(way, granularity) {
    return this.#stopFrom(this.cursor, way, granularity);
  }

  /** @param {number} cursor @param {1 | -1} way @param {Grain} granularity */
  #stopFrom(cursor, way, granularity) {
    const history = this.#timeline?.history;
    if (!history) return 0;
    const stop = way === 1 ? nextStop : previousStop;
    const grain = granularity === "line" ? "step" : granularity;
    return stop(history, cursor, grain, { hi: this.#limit });
  }
}
