/**
 * From one picture to the next, in at most 250 ms.
 *
 * A block that was not there grows out of the block that held its pages, in that block's row; a
 * block that is gone sinks into the one that holds its pages now. List entries slide. All else cuts.
 */

/** @import { BlockShape, MapBox, PillShape, Scene, Shape } from "./scene.d.ts" */

export const DURATION = 220;
/** More moving shapes than this are a cut: nobody can follow them. */
const MOST = 600;

/** @typedef {BlockShape | PillShape} Mover */
/** @typedef {{ from: Mover, to: Mover }} Move from and to have the same id, and differ in place and alpha */
/** @typedef {{ target: Scene, moves: Map<string, Move>, leaving: Move[] }} Transition */

/** @param {number} share 0 … 1 */
export function easeOut(share) {
  return 1 - (1 - Math.min(1, Math.max(0, share))) ** 3;
}

/** @param {Scene} before @param {Scene} target @returns {Transition | null} null: cut */
export function transition(before, target) {
  const old = moversOf(before);
  const now = moversOf(target);
  if (before.width !== target.width || before.height !== target.height) return null;
  if (!sameView(before.map, target.map) || old.size + now.size > MOST) return null;
  /** @type {Map<string, Move>} */
  const moves = new Map();
  for (const [id, to] of now) moves.set(id, { from: old.get(id) ?? born(to, old), to });
  const gone = [...old.values()].filter(({ id }) => !now.has(id));
  return { target, moves, leaving: gone.map((from) => ({ from, to: dead(from, now) })) };
}

/** @param {MapBox} one @param {MapBox} other */
function sameView(one, other) {
  const { from, span } = other.camera;
  return one.first === other.first && one.camera.from === from && one.camera.span === span;
}

/** The picture at a share (0 … 1) of the way. @param {Transition} change @param {number} share @returns {Scene} */
export function sceneAt({ target, moves, leaving }, share) {
  if (share >= 1) return target;
  const shapes = target.shapes.map((shape) => {
    const move = moves.get(shape.id);
    return move ? between(move, share) : shape;
  });
  const going = leaving.map((move) => between(move, share));
  const firstBlock = shapes.findIndex(({ kind }) => kind === "block");
  return { ...target, shapes: shapes.toSpliced(Math.max(0, firstBlock), 0, ...going) };
}

/** @param {Scene} scene @returns {Map<string, Mover>} */
function moversOf({ shapes }) {
  /** @type {Map<string, Mover>} */
  const movers = new Map();
  for (const shape of shapes) {
    if ((shape.kind === "block" || shape.kind === "pill") && !isLeaving(shape)) movers.set(shape.id, shape);
  }
  return movers;
}

/** @param {Shape} shape an already fading shape of an animation that was cut short */
function isLeaving({ id }) {
  return id.startsWith("leaving:");
}

/** @param {Move} move @param {number} share @returns {Mover} */
function between({ from, to }, share) {
  const at = (/** @type {number} */ one, /** @type {number} */ other) => one + (other - one) * share;
  return {
    ...to,
    x: at(from.x, to.x),
    y: at(from.y, to.y),
    w: at(from.w, to.w),
    h: at(from.h, to.h),
    alpha: at(from.alpha ?? 1, to.alpha ?? 1),
  };
}

/** @param {Mover} shape @param {Map<string, Mover>} old @returns {Mover} */
function born(shape, old) {
  if (shape.kind === "pill") return { ...shape, x: shape.x - 10, alpha: 0 };
  const parent = holderOf(shape, old);
  return parent ? { ...shape, y: parent.y } : { ...shape, alpha: 0 };
}

/** @param {Mover} shape @param {Map<string, Mover>} now @returns {Mover} */
function dead(shape, now) {
  const gone = { ...shape, id: `leaving:${shape.id}`, alpha: 0 };
  if (shape.kind === "pill") return gone;
  const holder = holderOf(shape, now);
  return holder ? { ...gone, y: holder.y } : gone;
}

/** The smallest larger block that holds all pages of this one. @param {BlockShape} block @param {Map<string, Mover>} movers */
function holderOf({ page, pages, order }, movers) {
  /** @type {BlockShape | null} */
  let best = null;
  for (const one of movers.values()) {
    if (one.kind !== "block" || one.order <= order) continue;
    const holds = one.page <= page && one.page + one.pages >= page + pages;
    if (holds && (!best || one.order < best.order)) best = one;
  }
  return best;
}
