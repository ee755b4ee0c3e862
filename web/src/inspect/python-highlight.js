/** Python text in coloured pieces: enough for the model's own functions, which are short and plain. Pure. */

/** @typedef {{ text: string, kind: "" | "keyword" | "string" | "comment" | "number" | "name" }} Piece */

const KEYWORDS =
  "and|as|assert|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|None|nonlocal|not|or|pass|raise|return|True|False|try|while|with|yield";
const PIECE = new RegExp(
  [
    `(?<comment>#.*)`,
    `(?<string>[rbf]?(?:"""[\\s\\S]*?(?:"""|$)|"(?:[^"\\\\\\n]|\\\\.)*"?|'(?:[^'\\\\\\n]|\\\\.)*'?))`,
    `(?<name>(?<=\\bdef\\s)\\w+|@\\w+)`,
    `(?<keyword>\\b(?:${KEYWORDS})\\b)`,
    `(?<number>\\b(?:0x[\\da-fA-F]+|\\d[\\d_]*(?:\\.\\d+)?)\\b)`,
  ].join("|"),
  "g",
);

/** One array of pieces a line. @param {string} text @returns {Piece[][]} */
export function colouredLines(text) {
  /** @type {Piece[][]} */
  const lines = [[]];
  for (const piece of pieces(text.replace(/\n$/, ""))) {
    piece.text.split("\n").forEach((part, i) => {
      if (i > 0) lines.push([]);
      if (part) lines[lines.length - 1].push({ ...piece, text: part });
    });
  }
  return lines;
}

/** @param {string} text @returns {Piece[]} */
function pieces(text) {
  /** @type {Piece[]} */
  const found = [];
  let at = 0;
  for (const match of text.matchAll(PIECE)) {
    if (match.index > at) found.push({ text: text.slice(at, match.index), kind: "" });
    const [kind] = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? [""];
    found.push({ text: match[0], kind: /** @type {Piece["kind"]} */ (kind) });
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ text: text.slice(at), kind: "" });
  return found;
}
