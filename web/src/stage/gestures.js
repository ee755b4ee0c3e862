/**
 * Moves over the map: wheel, drag and pinch, as zooming and panning. Knows no zone, only a place and a factor.
 */

/** @typedef {{ zoom: (factor: number, x: number) => void, pan: (pixels: number) => void }} Moves */

/** Pixels a pointer may tremble before it is a drag. */
const STILL = 4;

export class Gestures {
  #moves;
  /** @type {Map<number, number>} pointer -> x */
  #down = new Map();
  #dragged = false;
  #travelled = 0;

  /** @param {Moves} moves */
  constructor(moves) {
    this.#moves = moves;
  }

  /** The pointer that is going up has moved the map: no click. */
  get dragged() {
    return this.#dragged;
  }

  get active() {
    return this.#down.size > 0;
  }

  /** @param {PointerEvent} event */
  down(event) {
    if (this.#down.size === 0) {
      this.#dragged = false;
      this.#travelled = 0;
    }
    this.#down.set(event.pointerId, event.offsetX);
  }

  /** @param {PointerEvent} event @returns {boolean} it was a gesture */
  move(event) {
    const before = this.#down.get(event.pointerId);
    if (before === undefined) return false;
    const others = [...this.#down].filter(([id]) => id !== event.pointerId).map(([, x]) => x);
    this.#down.set(event.pointerId, event.offsetX);
    const by = event.offsetX - before;
    this.#travelled += Math.abs(by);
    if (others.length) this.#pinch(others[0], before, event.offsetX);
    else if (this.#travelled > STILL) {
      if (!this.#dragged) /** @type {Element} */ (event.target).setPointerCapture?.(event.pointerId);
      this.#dragged = true;
      this.#moves.pan(by);
    }
    return this.#dragged;
  }

  /** @param {number} still x of the other finger @param {number} before @param {number} now */
  #pinch(still, before, now) {
    const [old, apart] = [Math.abs(before - still), Math.abs(now - still)];
    if (old < 10 || apart < 10) return;
    this.#dragged = true;
    this.#moves.zoom(apart / old, (still + now) / 2);
  }

  /** @param {PointerEvent} event */
  up(event) {
    this.#down.delete(event.pointerId);
  }

  /** @param {WheelEvent} event @param {boolean} whole nothing to pan @returns {boolean} it was a gesture */
  wheel(event, whole) {
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (sideways && !whole) this.#moves.pan(-event.deltaX);
    else if (event.ctrlKey || event.metaKey) this.#moves.zoom(2 ** (-event.deltaY / 120), event.offsetX);
    else return false;
    return true;
  }
}
