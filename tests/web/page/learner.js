/** A learner at one lesson of the page: answers, hints, challenges and cards, by the elements that are there. */

import { expect } from "vitest";
import { filledIn } from "../../../web/src/lesson/offers.js";

const PATIENCE = 45_000;

/** Every element below `root` that a selector of one part matches, shadow roots included. @param {ParentNode} root @param {string} part @returns {Element[]} */
function below(root, part) {
  const found = [];
  for (const element of root.querySelectorAll("*")) {
    if (element.matches(part)) found.push(element);
    if (element.shadowRoot) found.push(...below(element.shadowRoot, part));
  }
  return found;
}

/** "bs-lesson bs-predict .btn": each part below the one before it, through shadow roots. @param {string} selector @returns {any[]} */
export function all(selector) {
  const [host, ...parts] = selector.split(" ");
  /** @type {ParentNode[]} */
  let roots = [...document.querySelectorAll(host)];
  for (const part of parts)
    roots = roots.flatMap((root) => [
      ...below(root, part),
      .../** @type {any} */ (root.shadowRoot ? below(/** @type {any} */ (root).shadowRoot, part) : []),
    ]);
  return roots;
}

/** @param {string} selector @returns {any} the first, or undefined */
export const one = (selector) => all(selector)[0];

/** What people read. @param {Element | undefined} element */
export const textOf = (element) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

/** What a piece of the lesson's HTML says. @param {string} html */
export function said(html) {
  const part = document.createElement("template");
  part.innerHTML = html;
  return textOf(/** @type {any} */ (part.content));
}

/** As soon as `check` throws nothing. @template T @param {() => T} check @returns {Promise<T>} */
export async function until(check) {
  const end = performance.now() + PATIENCE;
  for (;;) {
    try {
      return check();
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((done) => setTimeout(done, 1));
    }
  }
}

/** @param {string} selector @param {number} [at] from the end when negative */
export async function press(selector, at = 0) {
  const button = await until(() => {
    const found = all(selector).at(at);
    expect(found, selector).toBeTruthy();
    expect(found.disabled, `${selector} is disabled`).not.toBe(true);
    return found;
  });
  button.click();
}

/** @param {any} field @param {string | number} value */
function type(field, value) {
  field.value = String(value);
  field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
}

/** What the author says of an answer: the diagnosis written for it, or else the reason. @param {any} predict @param {any} value @param {"right" | "wrong" | "unsure"} verdict */
function reasonFor({ diagnoses = [], ...predict }, value, verdict) {
  const written = diagnoses.find(({ answer }) => JSON.stringify(answer) === JSON.stringify(value));
  if (verdict === "wrong" && written) return written.html;
  return predict[verdict] ?? predict.wrong;
}

/** Any page of the right block is right: its last one. @param {any} predict */
function rightAnswer({ kind, answer, pages = 1 }) {
  return kind === "page" ? answer + pages - 1 : answer;
}

/** One that is wrong, and can be given. @param {any} predict */
export function wrongAnswer({ kind, answer, options, pages = 1 }) {
  if (kind === "counts") return [answer[0] + 1, ...answer.slice(1)];
  if (kind === "order") return [answer[1], answer[0], ...answer.slice(2)];
  if (Array.isArray(answer)) return answer.length > 1 ? answer.slice(1) : [Number(answer[0] === 0)];
  if (options.length) return (answer + 1) % options.length;
  return kind === "page" && answer ? answer - 1 : answer + pages;
}

export class Learner {
  /** @param {any} lesson compiled */
  constructor(lesson) {
    this.lesson = lesson;
  }

  /** @param {any} step */
  async goTo(step) {
    location.hash = `#/lesson/${this.lesson.id}/${step.id}`;
    await this.sees(step);
  }

  /** @param {any} step */
  async sees(step) {
    await until(() => {
      expect(textOf(one("bs-lesson h1"))).toBe(this.lesson.title);
      expect(textOf(one("bs-lesson h2"))).toBe(step.title);
    });
  }

  next() {
    return press("bs-lesson .nav .btn", -1);
  }

  /** By the button in the menu. */
  async forget() {
    await press("bs-header .crumb");
    await press("bs-menu bs-progress .row .link");
    await this.sees(this.lesson.steps[0]);
  }

  /** Nothing of the future can be had before the learner commits. @param {any} step */
  asksFirst(step) {
    if (!step.predict && !step.question?.gate) return;
    expect(one("bs-transport .round.play")?.disabled ?? true).toBe(true);
    expect(all("bs-lesson .nav .btn:not(.quiet)")).toHaveLength(0);
  }

  /** @param {any} step */
  async readHints(step) {
    for (const [at, hint] of step.hints.entries()) {
      await press("bs-lesson .nav .btn.quiet", step === this.lesson.steps[0] ? 0 : 1);
      await until(() => expect(all("bs-lesson bs-hints li")).toHaveLength(at + 1));
      expect(textOf(all("bs-lesson bs-hints li")[at])).toContain(said(hint.html));
    }
  }

  /** @param {any} step @param {"right" | "wrong" | "unsure"} verdict */
  async predict(step, verdict) {
    const { predict } = step;
    this.asksFirst(step);
    const value = { right: rightAnswer(predict), wrong: wrongAnswer(predict), unsure: null }[verdict];
    if (verdict === "unsure") await press("bs-lesson bs-predict .act .link");
    else {
      await this.fill(predict, value);
      await press("bs-lesson bs-predict .act .btn");
    }
    await until(() => expect(all(`bs-lesson bs-predict section.${verdict}`)).toHaveLength(1));
    // the reason is folded until the learner has seen where it went differently
    if (one("bs-lesson bs-predict section details")) {
      await press("bs-lesson bs-predict section .act .btn");
      await until(() => expect(all("bs-lesson bs-predict section details")).toHaveLength(0));
    }
    const told = textOf(one(`bs-lesson bs-predict section.${verdict} .prose`));
    expect(told).toBe(said(reasonFor(predict, value, verdict)));
    expect(told).not.toBe("");
    if (step.hints.length) expect(all("bs-lesson bs-hints details")).toHaveLength(1);
  }

  /** @param {any} predict @param {any} value */
  async fill(predict, value) {
    const { kind } = predict;
    if (kind === "page") return this.#pickPage(value);
    if (kind === "order") return this.#putInOrder(value);
    const fields = all("bs-lesson bs-predict .field input");
    if (kind === "count" || kind === "counts") {
      for (const [at, number] of [value].flat().entries()) type(fields[at], number);
    } else for (const number of [value].flat()) fields[number].click();
  }

  /** With the keyboard, in the picture. @param {number} page */
  async #pickPage(page) {
    const canvas = await until(() => {
      const found = one("bs-stage canvas");
      expect(found?.getAttribute("role")).toBe("slider");
      return found;
    });
    const key = (/** @type {string} */ name) =>
      canvas.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, composed: true }));
    key("Home");
    for (let at = 0; at < page; at++) key("ArrowRight");
    key("Enter");
  }

  /** @param {number[]} wanted */
  async #putInOrder(wanted) {
    const entries = () =>
      all("bs-lesson bs-predict li[data-option]").map(({ dataset }) => Number(dataset.option));
    for (const [place, option] of wanted.entries()) {
      while (entries()[place] !== option) {
        const before = entries();
        await press(`bs-lesson bs-predict li[data-option="${option}"] button`);
        await until(() => expect(entries()).not.toEqual(before));
      }
    }
  }

  /** @param {any} step @param {"right" | "wrong" | "unsure"} verdict */
  async answer(step, verdict) {
    const { choices } = step.question;
    if (!step.predict) this.asksFirst(step);
    const chosen = choices.find(({ correct }) => verdict !== "unsure" && correct === (verdict === "right"));
    if (verdict !== "unsure") expect(chosen).toBeTruthy();
    if (!chosen) await press("bs-lesson bs-question .act .link");
    else {
      const open = await until(() => byChoice("bs-lesson bs-question label", "span.prose", choices));
      open.get(chosen.html).querySelector("input").click();
      await press("bs-lesson bs-question .act .btn");
    }
    const told = await until(() => byChoice("bs-lesson bs-question .told", ".prose", choices));
    for (const { html, correct, because } of choices) {
      expect(told.get(html).classList.contains("correct")).toBe(correct);
      expect(told.get(html).classList.contains("yours")).toBe(html === chosen?.html);
      expect(textOf(told.get(html).querySelector(".because"))).toBe(said(because));
      expect(said(because)).not.toBe("");
    }
  }

  /** Do what the author's solution does, by the buttons and fields that a learner has. @param {any} step */
  async solve(step) {
    const { challenge } = step;
    await until(() => expect(all("bs-lesson bs-challenge .card:not(.solved)")).toHaveLength(1));
    /** @type {Map<string, string>} */
    const names = new Map();
    for (const [at, command] of challenge.solution.entries()) {
      await this.#do(challenge, command, names);
      await until(() => expect(textOf(one("bs-lesson bs-challenge .ops b"))).toBe(String(at + 1)));
    }
    await until(() => expect(all("bs-lesson bs-challenge .card.solved .done")).toHaveLength(1));
    expect(textOf(one("bs-lesson bs-challenge .done .prose"))).toBe(said(challenge.done));
    const whys = step.hints.filter(({ why }) => why);
    await until(() => expect(all("bs-lesson bs-hints .why")).toHaveLength(whys.length));
  }

  /** @param {any} challenge @param {string} command @param {Map<string, string>} names of the blocks, as the page gave them */
  async #do({ offers }, command, names) {
    if (offers.length) return this.#send(offers, command);
    const order = /^(\w+) = alloc_pages order=(\d+)$/.exec(command);
    if (order) {
      const found = await until(() => pressable(`alloc_pages order=${order[2]}`, "end"));
      names.set(order[1], found.title.split(" ")[0]);
      return found.click();
    }
    const block = command.split(" ").at(-1) ?? "";
    const found = await until(() => pressable(`free_pages ${names.get(block) ?? block}`, "whole"));
    return found.click();
  }

  /** @param {string[]} offers @param {string} command */
  async #send(offers, command) {
    const values = Object.fromEntries(
      [...command.matchAll(/(\w+)=(\d+)/g)].map(([, key, value]) => [key, value]),
    );
    const name = command.split(" = ")[0];
    const at = offers.findIndex((offer) => filledIn(offer, name, (key) => values[key]) === command);
    expect(at, `no offer for ${command}`).toBeGreaterThanOrEqual(0);
    const form = await until(() => {
      const found = all("bs-controls form.offer")[at];
      expect(found.querySelector("button").disabled).toBe(false);
      return found;
    });
    for (const field of form.querySelectorAll("input")) type(field, values[field.name]);
    form.requestSubmit();
  }

  /** @param {any} step */
  async seeTheEnd(step) {
    if (step.last <= step.first || step.challenge) return;
    await press("bs-transport .buttons .round", -1);
    await until(() => expect(all("bs-transport .buttons .round").at(-1).disabled).toBe(true));
  }

  /** @param {any} step */
  async turnCards({ cards }) {
    for (const at of cards.keys()) {
      await press("bs-lesson bs-cards article button");
      await until(() => expect(all("bs-lesson bs-cards article .back")).toHaveLength(at + 1));
    }
    expect(all("bs-lesson bs-cards article .back .prose").map(textOf)).toEqual(
      cards.map(({ back }) => said(back)),
    );
  }
}

/** Each choice's element, by the author's HTML: the order differs from visitor to visitor. @param {string} selector @param {string} words @param {{ html: string }[]} choices @returns {Map<string, any>} */
function byChoice(selector, words, choices) {
  const found = all(selector);
  expect(found).toHaveLength(choices.length);
  return new Map(
    choices.map(({ html }) => {
      const same = found.filter((element) => textOf(element.querySelector(words)) === said(html));
      expect(same, html).toHaveLength(1);
      return [html, same[0]];
    }),
  );
}

/** A button of the controls by the command that its title has. @param {string} command @param {"end" | "whole"} how */
function pressable(command, how) {
  const fits = (/** @type {string} */ title) => (how === "end" ? title.endsWith(command) : title === command);
  const found = all("bs-controls button").find(({ title }) => fits(title));
  expect(found, command).toBeTruthy();
  expect(found.disabled).toBe(false);
  return found;
}
