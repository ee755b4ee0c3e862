// @vitest-environment jsdom
import { afterEach, describe, expect, test } from "vitest";
import "../../../web/src/lesson/bs-predict.js";
import "../../../web/src/lesson/bs-question.js";
import "../../../web/src/lesson/bs-challenge.js";
import "../../../web/src/lesson/bs-controls.js";
import { filledIn } from "../../../web/src/lesson/offers.js";

afterEach(() => document.body.replaceChildren());

const PREDICT = { prompt: "<p>What?</p>", options: [], right: "Yes.", wrong: "No.", unsure: "So it is." };

/** @param {string} name @param {object} properties */
async function shown(name, properties) {
  const element = Object.assign(document.createElement(name), properties);
  document.body.append(element);
  await element.updateComplete;
  const sent = [];
  for (const type of ["bs-commit", "bs-answer", "bs-command"]) {
    element.addEventListener(type, ({ detail }) => sent.push(detail));
  }
  return { element, root: element.shadowRoot, sent };
}

/** @param {HTMLInputElement} field @param {string} value */
function type(field, value) {
  field.value = value;
  field.dispatchEvent(new Event("input"));
}

describe("a prediction beside the picture", () => {
  test("a count is typed, and only whole numbers can be locked in", async () => {
    const { element, root, sent } = await shown("bs-predict", {
      predict: { ...PREDICT, kind: "count", answer: 2 },
    });
    const button = root.querySelector(".act .btn");
    for (const [value, off] of [
      ["-1", true],
      ["1.5", true],
      ["2", false],
    ]) {
      type(root.querySelector("input"), value);
      await element.updateComplete;
      expect(button.disabled).toBe(off);
    }
    button.click();
    expect(sent).toEqual([{ page: 2 }]);
  });

  test("counts need every field; 0 counts as filled in", async () => {
    const predict = { ...PREDICT, kind: "counts", options: ["0", "1", "2"], answer: [0, 1, 0] };
    const { element, root, sent } = await shown("bs-predict", { predict });
    const fields = [...root.querySelectorAll("input")];
    type(fields[0], "0");
    type(fields[2], "0");
    await element.updateComplete;
    expect(root.querySelector(".act .btn").disabled).toBe(true);
    type(fields[1], "1");
    await element.updateComplete;
    expect(root.querySelector(".act .btn").textContent).toContain("Lock in 0 1 0");
    root.querySelector(".act .btn").click();
    expect(sent).toEqual([{ page: [0, 1, 0] }]);
  });

  test.each([
    ["list", ["0", "1", "2"], 2, "Lock in order 2"],
    ["bit", ["0", "1"], 0, "Lock in 0"],
    ["zone", ["DMA", "Normal"], 1, "Lock in Normal"],
  ])("a %s is chosen", async (kind, options, choice, words) => {
    const { element, root, sent } = await shown("bs-predict", {
      predict: { ...PREDICT, kind, options, answer: 0 },
    });
    root.querySelectorAll("input")[choice].click();
    await element.updateComplete;
    expect(root.querySelector(".act .btn").textContent).toContain(words);
    root.querySelector(".act .btn").click();
    expect(sent).toEqual([{ page: choice }]);
  });

  test("several lists are taken and left out", async () => {
    const predict = { ...PREDICT, kind: "lists", options: ["0", "1", "2"], answer: [0, 2] };
    const { element, root, sent } = await shown("bs-predict", { predict });
    for (const index of [2, 1, 0, 1]) {
      root.querySelectorAll("input")[index].click();
      await element.updateComplete;
    }
    expect(root.querySelector(".act .btn").textContent).toContain("Lock in order 0, order 2");
    root.querySelector(".act .btn").click();
    expect(sent).toEqual([{ page: [0, 2] }]);
  });

  test("what was chosen in the picture is chosen here too", async () => {
    const predict = { ...PREDICT, kind: "function", options: ["rmqueue", "expand"], answer: 0 };
    const { element, root } = await shown("bs-predict", { predict });
    element.pick = 1;
    await element.updateComplete;
    expect([...root.querySelectorAll("input")].map(({ checked }) => checked)).toEqual([false, true]);
    expect(root.querySelector(".act .btn").textContent).toContain("Lock in expand");
  });

  test("things are put in order by buttons, and by the arrow keys", async () => {
    const predict = { ...PREDICT, kind: "order", options: ["b", "a", "c"], answer: [1, 0, 2] };
    const { element, root, sent } = await shown("bs-predict", { predict });
    const names = () => [...root.querySelectorAll(".order span")].map(({ textContent }) => textContent);
    root.querySelector('[aria-label="Move c up"]').click();
    await element.updateComplete;
    expect(names()).toEqual(["b", "c", "a"]);
    expect(root.activeElement.getAttribute("aria-label")).toBe("Move c up");
    root.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
    await element.updateComplete;
    expect(names()).toEqual(["b", "a", "c"]);
    root.querySelector(".act .btn").click();
    expect(sent).toEqual([{ page: [0, 1, 2] }]);
  });

  test("a wrong order is shown beside the right one, with what stands elsewhere marked", async () => {
    const predict = { ...PREDICT, kind: "order", options: ["b", "a", "c"], answer: [1, 0, 2] };
    const { root } = await shown("bs-predict", { predict, committed: { page: [0, 1, 2] } });
    const [theirs, its] = [...root.querySelectorAll("ol.way")];
    expect([...its.children].map(({ textContent }) => textContent)).toEqual(["a", "b", "c"]);
    expect(theirs.querySelectorAll(".differs")).toHaveLength(2);
  });

  test.each([
    [[0, 1], "Right", "Yes."],
    [[1, 0], "Not this time", "No."],
    [null, "Now you know", "So it is."],
  ])("locked in as %o it is told as %s", async (page, head, text) => {
    const predict = { ...PREDICT, kind: "counts", options: ["0", "1"], answer: [0, 1] };
    const { root } = await shown("bs-predict", { predict, committed: { page } });
    expect(root.querySelector("h3").textContent).toContain(head);
    expect(root.querySelector(".prose").textContent).toBe(text);
  });

  test("what was filled in is forgotten with the next prediction", async () => {
    const predict = { ...PREDICT, kind: "count", answer: 2 };
    const { element, root } = await shown("bs-predict", { predict });
    type(root.querySelector("input"), "2");
    element.predict = { ...predict };
    await element.updateComplete;
    expect(root.querySelector("input").value).toBe("");
  });
});

describe("a question", () => {
  const question = {
    gate: true,
    prompt: "<p>Which?</p>",
    choices: [
      { html: "this", correct: true, because: "Because." },
      { html: "that", correct: false, because: "No." },
    ],
  };

  test("can be left open: not sure yet", async () => {
    const { element, root, sent } = await shown("bs-question", { question });
    root.querySelector(".link").click();
    expect(sent).toEqual([{ choice: -1 }]);
    element.answered = -1;
    await element.updateComplete;
    expect(root.textContent).toContain("Because.");
    expect(root.textContent).not.toContain("Your answer");
  });
});

describe("a challenge", () => {
  const challenge = {
    prompt: "",
    goal: [],
    facts: [],
    offers: [],
    par: 1,
    forbid: {},
    done: "",
    solution: [],
  };

  test("is solved only when a request has ended in the goal", async () => {
    const fact = { kind: "live", op: "<=", order: 0, values: [4], now: [5], met: false };
    const { element, root } = await shown("bs-challenge", { challenge, facts: [fact], used: 1 });
    expect(root.querySelector("h3").textContent).toContain("Challenge");
    expect(root.querySelector(".facts").textContent).toContain("at most 4");
    element.facts = [{ ...fact, now: [4], met: true }];
    await element.updateComplete;
    expect(root.querySelector("h3").textContent).not.toContain("Solved");
    element.solved = true;
    await element.updateComplete;
    expect(root.querySelector("h3").textContent).toContain("Solved");
  });

  test("has its commands with fields beside the picture, where their errors are said", async () => {
    const offers = ["? = rmqueue want=?", "boot_pages first=? last=?"];
    const { root, sent } = await shown("bs-controls", { kind: "challenge", offers, next: "c" });
    const [ask, hand] = root.querySelectorAll("form");
    ask.querySelector("input").value = "3";
    ask.dispatchEvent(new Event("submit"));
    for (const [i, field] of [...hand.querySelectorAll("input")].entries()) field.value = String(i + 1);
    hand.dispatchEvent(new Event("submit"));
    expect(sent).toEqual([{ command: "c = rmqueue want=3" }, { command: "boot_pages first=1 last=2" }]);
    expect(filledIn("x want=?", "a", () => "1")).toBe("x want=1");
  });

  test("is asked by keys for so many pages, where the rules allow it", async () => {
    const { element, sent } = await shown("bs-controls", {
      kind: "challenge",
      orders: 4,
      forbidden: [1],
      next: "c",
    });
    expect([1, 2, 8, 16].map((pages) => element.ask(pages))).toEqual([true, false, true, false]);
    expect(sent).toEqual([{ command: "c = alloc_pages order=0" }, { command: "c = alloc_pages order=3" }]);
    element.waiting = "Python is still loading";
    expect(element.ask(1)).toBe(false);
  });
});
