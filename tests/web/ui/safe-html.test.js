// @vitest-environment jsdom
/** Text of the own build goes in as it is; text of others is cleaned first, and draws the page again. */

import { expect, test } from "vitest";
import { cleanings, safeHtml } from "../../../web/src/ui/safe-html.js";

const PLAIN = [
  "",
  "one &lt; two",
  "<p>A <code>rmqueue()</code> <em>and</em> <strong>more</strong></p>",
  "<ul><li>one</li></ul><ol><li>two</li></ol><pre><code>x &amp; y\n</code></pre>",
  '<p><a href="https://example.org/a?b=1">out</a> <a href="#/map">map</a><br /></p><hr />',
];
const FOREIGN = [
  "<script>window.ran = 1</script>",
  "<img src=x onerror=ran=1>",
  "<p class=x>",
  "<P>",
  "<p ",
  "<<p>script>",
  '<a href="javascript:ran=1">x</a>',
  '<a href="https://x" onclick="ran=1">x</a>',
  "<!-- x -->",
  "<svg><p>",
];

test.each(PLAIN)("%j is what the build writes", (html) => {
  expect(safeHtml(html)).toBe(html);
});

test.each(FOREIGN)("%j is not shown before it is cleaned", async (html) => {
  if (cleanings.value === 0) expect(safeHtml(html)).toBe("");
  await expect.poll(() => cleanings.value).toBe(1);
  const shown = String(safeHtml(html));
  expect(shown).not.toBe(html);
  expect(shown).not.toMatch(/<script|onerror|onclick|javascript:|class=|<!--/);
});
