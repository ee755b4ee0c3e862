/**
 * Finds words for people that stand in the source instead of a dictionary:
 * text and spoken attributes of html`` templates, and string literals that read like sentences.
 */

import { parseAst } from "vite";

const SPOKEN = ["aria-label", "aria-description", "aria-valuetext", "title", "alt", "placeholder", "label"];
/** Not translated: code, keys and pictures. */
const SILENT = "code, kbd, svg text, style, script, [translate=no]";
const WORD = /\p{L}{2,}/u;
/** "Python is still loading": two words or more, beginning like a sentence. */
const SENTENCE = /^\p{Lu}[\p{L}’']*[,:]? .*\p{L}{2,}|^\p{L}+ \p{L}+ .*[.!?…]$/u;
const CHOSEN = /^\p{Lu}\p{Ll}+$/u;
const HOLE = "\u0001";
/** @param {string} source @returns {string[]} */
export function hardCoded(source) {
  /** @type {string[]} */
  const found = [];
  visit(parseAst(source), null, (node, parent) => {
    if (node.type === "TaggedTemplateExpression" && ["html", "svg"].includes(node.tag.name)) {
      found.push(...wordsInTemplate(node.quasi), ...wordsChosen(node.quasi));
    } else if (node.type === "Literal" && typeof node.value === "string" && !isImport(parent)) {
      if (SENTENCE.test(node.value) && !toDevelopers(parent)) found.push(node.value);
    } else if (node.type === "TemplateLiteral" && parent?.type !== "TaggedTemplateExpression") {
      const text = textOf(node);
      if (SENTENCE.test(text.replaceAll(HOLE, "x")) && !toDevelopers(parent))
        found.push(text.replaceAll(HOLE, "…"));
    }
  });
  return found;
}

/** @param {any} quasi */
function wordsInTemplate(quasi) {
  const root = document.createElement("template");
  root.innerHTML = textOf(quasi);
  const found = [];
  for (const element of root.content.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (SPOKEN.includes(name) && WORD.test(value)) found.push(`${name}="${value.replaceAll(HOLE, "…")}"`);
    }
  }
  const walker = document.createTreeWalker(root.content, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (!text.parentElement?.closest(SILENT) && WORD.test(text.data)) {
      found.push(text.data.trim().replaceAll(HOLE, "…"));
    }
  }
  return found;
}

/** @param {any} template */
function textOf({ quasis }) {
  return quasis.map((/** @type {any} */ quasi) => quasi.value.cooked ?? quasi.value.raw).join(HOLE);
}

/** @param {any} parent */
function isImport(parent) {
  return /^(Import|Export)/.test(parent?.type ?? "");
}

/** What goes to the console is for maintainers. @param {any} parent */
function toDevelopers(parent) {
  return parent?.type === "CallExpression" && parent.callee.object?.name === "console";
}

/** Words chosen inside a template: ${busy ? "Stop" : "Run"}. @param {any} quasi */
function wordsChosen(quasi) {
  /** @type {string[]} */
  const found = [];
  visit(quasi.expressions, null, (node, parent) => {
    const chosen =
      ["ConditionalExpression", "LogicalExpression"].includes(parent?.type) && parent.test !== node;
    if (chosen && node.type === "Literal" && CHOSEN.test(String(node.value)) && !SENTENCE.test(node.value)) {
      found.push(node.value);
    }
  });
  return found;
}

/** @param {any} node @param {any} parent @param {(node: any, parent: any) => void} see */
function visit(node, parent, see) {
  if (Array.isArray(node)) {
    for (const each of node) visit(each, parent, see);
  } else if (node?.type) {
    see(node, parent);
    for (const [key, child] of Object.entries(node)) {
      if (child && typeof child === "object" && key !== "parent") visit(child, node, see);
    }
  }
}
