/** A colour that can be told from its ground: mixed with the ink until it has 3:1 (WCAG 1.4.11). Pure. */

const ENOUGH = 3;

/** @param {string} colour "#rrggbb" @param {string} ground @param {string} ink @returns {string} */
export function readable(colour, ground, ink) {
  const [one, under, over] = [colour, ground, ink].map(channels);
  if (!one || !under || !over) return colour;
  for (let share = 0; share < 1; share += 0.1) {
    const mixed = one.map((value, i) => Math.round(value + (over[i] - value) * share));
    if (contrast(mixed, under) >= ENOUGH) return hex(mixed);
  }
  return ink;
}

/** @param {string} colour @returns {number[] | null} */
function channels(colour) {
  if (!/^#[\da-f]{6}$/i.test(colour)) return null;
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

/** @param {number[]} values */
function hex(values) {
  return `#${values.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** @param {number[]} one @param {number[]} other */
function contrast(one, other) {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** @param {number[]} values */
function luminance(values) {
  const [r, g, b] = values.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
