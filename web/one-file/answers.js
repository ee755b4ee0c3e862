/**
 * A page that is its own server: whatever it fetches is answered from the blocks at its end.
 *
 * A block is <script type="text/plain" data-path="py/…">: base 85, and gzip as well when it says data-gzip. A file on
 * a disk and a frame without an origin cannot fetch anything else.
 */

/** The build gives files an address below this; nothing is ever asked of it. */
const HERE = "https://one-file.invalid/";

// the page's own words for a browser that cannot start it stay, where half a page would stand otherwise
if (typeof DecompressionStream === "undefined") throw new Error("This browser cannot unpack the page.");

const fetchElsewhere = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const path = pathOf(String(input instanceof Request ? input.url : input));
  if (path === null) return fetchElsewhere(input, init);
  const block = document.querySelector(`script[data-path="${CSS.escape(path)}"]`);
  return block ? answer(/** @type {HTMLScriptElement} */ (block)) : new Response("", { status: 404 });
};

/** @param {string} address @returns {string | null} null: not one of ours */
function pathOf(address) {
  if (address.startsWith(HERE)) return address.slice(HERE.length);
  return /^[a-z]+:/.test(address) ? null : address.replace(/^(\.?\/)+/, "");
}

/** @param {HTMLScriptElement} block */
function answer(block) {
  const bytes = decode(block.text, Number(block.dataset.size));
  const body = new Blob([bytes]).stream();
  const type = /\.js(on)?$/.test(block.dataset.path ?? "") ? "text/javascript" : "application/octet-stream";
  const stream = "gzip" in block.dataset ? body.pipeThrough(new DecompressionStream("gzip")) : body;
  return new Response(stream, { headers: { "Content-Type": type } });
}

/** As py/buddyscope/export/single_file.py writes it: Python's base 85 with "," for "<". */
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=>?@^_`{|}~";
const VALUES = new Uint8Array(128);
for (let i = 0; i < DIGITS.length; i++) VALUES[DIGITS.charCodeAt(i)] = i;

/** @param {string} text @param {number} size @returns {Uint8Array<ArrayBuffer>} */
function decode(text, size) {
  const whole = text.padEnd(Math.ceil(text.length / 5) * 5, "~");
  const view = new DataView(new ArrayBuffer((whole.length / 5) * 4));
  for (let i = 0, at = 0; i < whole.length; at += 4) {
    let value = 0;
    for (const end = i + 5; i < end; i++) value = value * 85 + VALUES[whole.charCodeAt(i)];
    view.setUint32(at, value);
  }
  return new Uint8Array(view.buffer, 0, size);
}
