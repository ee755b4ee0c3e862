/** Colour arithmetic: reading, mixing, and WCAG contrast. */

/** @typedef {[red: number, green: number, blue: number]} Rgb each 0 … 255 */

export const WHITE = /** @type {Rgb} */ ([255, 255, 255]);
export const BLACK = /** @type {Rgb} */ ([0, 0, 0]);

/** Reads #rgb, #rrggbb and rgb(r g b); null for anything else. @param {string} text @returns {Rgb | null} */
export function parseColor(text) {
  const value = text.trim().toLowerCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(value);
  if (short) return rgb(short.slice(1).map((digit) => Number.parseInt(digit + digit, 16)));
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(value);
  if (long) return rgb(long.slice(1).map((pair) => Number.parseInt(pair, 16)));
  const spelled = /^rgb\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*\)$/.exec(value);
  return spelled ? rgb(spelled.slice(1).map(Number)) : null;
}

/** @param {number[]} numbers @returns {Rgb} */
function rgb([red = 0, green = 0, blue = 0]) {
  return [red, green, blue];
}

/** @param {Rgb} color */
export function toHex(color) {
  return `#${color.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

/** @param {Rgb} one @param {Rgb} other @param {number} share of the other @returns {Rgb} */
export function mix(one, other, share) {
  return rgb(one.map((part, i) => part + ((other[i] ?? 0) - part) * share));
}

/** Relative luminance, 0 … 1. @param {Rgb} color */
export function luminance(color) {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** 1 … 21. @param {Rgb} one @param {Rgb} other */
export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

/** The colour moved away from the ground until they differ enough. @param {Rgb} color @param {Rgb} ground @param {number} wanted */
export function standOut(color, ground, wanted) {
  const away = luminance(ground) > 0.18 ? BLACK : WHITE;
  let share = 0;
  while (share < 1 && contrast(mix(color, away, share), ground) < wanted) share += 0.05;
  return mix(color, away, Math.min(share, 1));
}
