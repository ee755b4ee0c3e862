/**
 * The pen of the layers, writing SVG: what they draw on a canvas becomes elements.
 *
 * It knows the part of CanvasRenderingContext2D that web/src/scene/layers uses, and no more. Text stays text.
 */

/** @typedef {{ fillStyle: string, strokeStyle: string, lineWidth: number, globalAlpha: number, font: string, textAlign: string, textBaseline: string, dash: number[], clip: string }} State */

/** @returns {State} */
function firstState() {
  return {
    fillStyle: "#000",
    strokeStyle: "#000",
    lineWidth: 1,
    globalAlpha: 1,
    font: "",
    textAlign: "left",
    textBaseline: "alphabetic",
    dash: [],
    clip: "",
  };
}

/** @type {Record<string, string>} */
const ANCHORS = { center: "middle", right: "end" };

export class SvgPen {
  /** @type {string[]} */
  #elements = [];
  /** @type {string[]} */
  #path = [];
  /** The rounded boxes of the path. @type {Record<string, number>[]} */
  #boxes = [];
  /** @type {State[]} */
  #kept = [];
  #state = firstState();
  #clips = 0;
  #prefix;
  #family;

  /** @param {string} [prefix] of ids, unique in the document that the picture becomes part of @param {string} [family] of letters, as the element around has it */
  constructor(prefix = "p", family = "") {
    this.#prefix = prefix;
    this.#family = family;
    for (const name of [
      "fillStyle",
      "strokeStyle",
      "lineWidth",
      "globalAlpha",
      "font",
      "textAlign",
      "textBaseline",
    ])
      Object.defineProperty(this, name, {
        get: () => /** @type {any} */ (this.#state)[name],
        set: (value) => {
          /** @type {any} */ (this.#state)[name] = value;
        },
      });
  }

  /** All that was drawn. */
  get svg() {
    return this.#elements.join("\n");
  }

  save() {
    this.#kept.push({ ...this.#state });
  }

  restore() {
    this.#state = this.#kept.pop() ?? this.#state;
  }

  /** @param {number[]} dash */
  setLineDash(dash) {
    this.#state.dash = dash;
  }

  beginPath() {
    this.#path = [];
    this.#boxes = [];
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.#path.push(`M${round(x)},${round(y)}`);
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.#path.push(`L${round(x)},${round(y)}`);
  }

  /** Whole circles only. @param {number} x @param {number} y @param {number} r */
  arc(x, y, r) {
    this.roundRect(x - r, y - r, 2 * r, 2 * r, r);
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h @param {number} r */
  roundRect(x, y, w, h, r) {
    this.#boxes.push({ x: round(x), y: round(y), width: round(w), height: round(h), rx: round(r) });
    const corner =
      r > 0
        ? (/** @type {number} */ dx, /** @type {number} */ dy) =>
            `a${round(r)} ${round(r)} 0 0 1 ${round(dx)} ${round(dy)}`
        : () => "";
    this.#path.push(
      `M${round(x + r)},${round(y)}h${round(w - 2 * r)}${corner(r, r)}v${round(h - 2 * r)}${corner(-r, r)}` +
        `h${round(2 * r - w)}${corner(-r, -r)}v${round(2 * r - h)}${corner(r, -r)}z`,
    );
  }

  fill() {
    this.#addPath({ fill: this.#state.fillStyle });
  }

  stroke() {
    const { strokeStyle, lineWidth, dash } = this.#state;
    this.#addPath({
      fill: "none",
      stroke: strokeStyle,
      "stroke-width": lineWidth,
      "stroke-dasharray": dash.join(" "),
    });
  }

  /** A box alone says less as an element of its own; nothing is not drawn. @param {Record<string, string | number>} paint */
  #addPath(paint) {
    const [box] = this.#boxes;
    if (box && this.#path.length === 1) this.#add("rect", { ...box, ...paint });
    else if (this.#path.length > 0) this.#add("path", { d: this.#path.join(""), ...paint });
  }

  clip() {
    const id = `${this.#prefix}-clip${this.#clips++}`;
    this.#elements.push(`<clipPath id="${id}"><path d="${this.#path.join("")}"/></clipPath>`);
    this.#state.clip = `url(#${id})`;
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  fillRect(x, y, width, height) {
    this.#add("rect", {
      x: round(x),
      y: round(y),
      width: round(width),
      height: round(height),
      fill: this.#state.fillStyle,
    });
  }

  /** @param {string} text @param {number} x @param {number} y */
  fillText(text, x, y) {
    const { fillStyle, font, textAlign } = this.#state;
    const [, weight = "400", size = "12", family = "sans-serif"] = /^(\d+) ([\d.]+)px (.*)$/.exec(font) ?? [];
    this.#add(
      "text",
      {
        x: round(x),
        y: round(y),
        fill: fillStyle,
        "font-family": family === this.#family ? "" : family,
        "font-size": size,
        "font-weight": weight === "400" ? "" : weight,
        "text-anchor": ANCHORS[textAlign] ?? "",
      },
      escaped(text),
    );
  }

  /** @param {string} name @param {Record<string, string | number>} attributes @param {string} [content] */
  #add(name, attributes, content) {
    const { globalAlpha, clip } = this.#state;
    const all = { ...attributes, opacity: globalAlpha === 1 ? "" : round(globalAlpha), "clip-path": clip };
    const words = Object.entries(all).map(([key, value]) =>
      value === "" ? "" : ` ${key}="${escaped(String(value))}"`,
    );
    this.#elements.push(
      content === undefined
        ? `<${name}${words.join("")}/>`
        : `<${name}${words.join("")}>${content}</${name}>`,
    );
  }
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 100) / 100;
}

/** For text and for attributes in double quotes. @param {string} text */
export function escaped(text) {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
