/**
 * One picture for light and dark: the light one, with a style that gives it the dark one's colours where its address ends
 * in #dark. An <img> knows no other way to tell its picture what the page around looks like.
 */

const COLOUR = /\b(fill|stroke)="([^"]+)"/g;

/** Throws a RangeError when they differ in more than their colours. @param {string} light @param {string} dark the same picture @returns {string} */
export function inTwoShades(light, dark) {
  if (light.replace(COLOUR, "") !== dark.replace(COLOUR, ""))
    throw new RangeError(light.replace(COLOUR, "").slice(0, 200));
  const others = [...dark.matchAll(COLOUR)].map(([, , colour]) => colour);
  /** Rules by selector. @type {Map<string, string>} */
  const rules = new Map();
  let at = 0;
  const body = light.replace(COLOUR, (same, property, colour) => {
    const rule = `{${property}:${others[at++]}}`;
    const usual = `[${property}="${colour}"]`;
    if ((rules.get(usual) ?? rule) === rule) {
      rules.set(usual, rule);
      return same;
    }
    // two things of one colour here, of two there
    const name = `${property}-${colour}-${others[at - 1]}`.replace(/[^a-z0-9-]/gi, "");
    rules.set(`.${name}`, rule);
    return `${same} class="${name}"`;
  });
  const style = [...rules].sort(byKind).map(([selector, rule]) => `:root:target ${selector}${rule}`);
  return body.replace("<svg ", '<svg id="dark" ').replace(">\n", `>\n<style>${style.join("")}</style>\n`);
}

/** Classes after the rules that they stand above. @param {[string, string]} one @param {[string, string]} other */
function byKind([one], [other]) {
  return Number(one.startsWith(".")) - Number(other.startsWith("."));
}
