// @vitest-environment jsdom
import { afterEach, expect, test } from "vitest";
import "../../../web/src/inspect/bs-callgraph.js";
import { graphsOf, NODE_HEIGHT, nodeWidth } from "../../../web/src/inspect/call-graph.js";
import { call, historyOf, matchboxHistory } from "../fixtures.js";

const { alloc: ALLOC, free: FREE } = graphsOf({ machine: {} });

afterEach(() => document.body.replaceChildren());

/** @param {number} cursor @param {any} [history] */
async function graphAt(cursor, history = matchboxHistory(), more = {}) {
  const graph = document.createElement("bs-callgraph");
  Object.assign(graph, { history, cursor, ...more });
  document.body.append(graph);
  await graph.updateComplete;
  const nodes = [...graph.shadowRoot.querySelectorAll("[data-function]")];
  const lit = nodes.filter((node) => node.dataset.standing !== "never");
  return {
    graph,
    id: graph.shadowRoot.querySelector("svg").dataset.graph,
    lit: lit.map((node) => [node.dataset.function, node.dataset.standing]),
  };
}

test("nothing has run: the allocating graph, pale", async () => {
  expect(await graphAt(0)).toMatchObject({ id: "alloc", lit: [] });
});

test("the running function is active, its callers are the path to it", async () => {
  const { lit } = await graphAt(9);
  expect(lit).toEqual([
    ["alloc_pages", "path"],
    ["_alloc_pages", "path"],
    ["__alloc_pages", "path"],
    ["rmqueue", "path"],
    ["expand", "active"],
  ]);
});

test("after the request all it called is half lit", async () => {
  const { lit } = await graphAt(24);
  expect(lit.map(([, standing]) => standing)).toEqual(["seen", "seen", "seen", "seen", "seen"]);
});

test("a freeing request shows the freeing graph from its first record", async () => {
  expect(await graphAt(25)).toMatchObject({ id: "free", lit: [] });
  expect((await graphAt(29)).lit).toEqual([
    ["__free_pages", "path"],
    ["__free_pages_ok", "active"],
  ]);
});

test("a function called twice has a count", async () => {
  const { graph } = await graphAt(2, historyOf([[call("rmqueue", 0, 0), call("rmqueue", 0, 0)]]));
  expect(graph.shadowRoot.querySelector("text.count").textContent).toBe("×2");
});

test("choosing a function asks for its next call", async () => {
  const { graph } = await graphAt(0);
  const asked = [];
  graph.addEventListener("bs-goto", ({ detail }) => asked.push(detail.cursor));
  graph.shadowRoot.querySelector('[data-function="expand"]').dispatchEvent(new MouseEvent("click"));
  graph.shadowRoot
    .querySelector('[data-function="wake_up_interruptible"]')
    .dispatchEvent(new MouseEvent("click"));
  expect(asked).toEqual([8]);
});

test("edges are counted, whichever request took them; those of earlier steps too", async () => {
  const words = async (cursor, more) => {
    const { graph } = await graphAt(cursor, matchboxHistory(), more);
    return graph.shadowRoot.querySelector(".coverage").textContent;
  };
  expect(await words(0)).toBe("0 of 11 edges taken so far");
  expect(await words(9)).toBe("4 of 11 edges taken so far");
  expect(await words(29)).toBe("1 of 3 edges taken so far");
  expect(await words(0, { covered: new Set(["__alloc_pages>yield"]) })).toBe("1 of 11 edges taken so far");
});

test("many requests in one stop: the graph says why it stays pale", async () => {
  const history = historyOf([[0, 0, 0, 0, 0]], {
    commands: [{ text: "h = alloc_pages times=983", start: 0, end: 1 }],
  });
  const many = async (cursor, which) =>
    (await graphAt(cursor, which)).graph.shadowRoot.querySelector(".many")?.textContent;
  expect(await many(1, history)).toMatch(/^Many requests in one stop/);
  expect(await many(0, history)).toBeUndefined();
  expect(await many(24)).toBeUndefined();
});

test("an edge is live, seen in this request, taken before, or never", async () => {
  const { graph } = await graphAt(9, matchboxHistory(), { covered: new Set(["__alloc_pages>yield"]) });
  const standing = (edge) => graph.shadowRoot.querySelector(`[data-edge="${edge}"]`).dataset.standing;
  expect(standing("rmqueue>expand")).toBe("active");
  expect(standing("__alloc_pages>yield")).toBe("before");
  expect(standing("__alloc_pages>balance_classzone")).toBe("never");
});

test("from the chosen function one goes to its call before, and to the next", async () => {
  const twice = historyOf([[call("rmqueue", 0, 0), call("expand"), call("rmqueue", 0, 0), call("expand")]]);
  const { graph } = await graphAt(0, twice);
  const asked = [];
  graph.addEventListener("bs-goto", ({ detail }) => asked.push(detail.cursor));
  graph.shadowRoot.querySelector('[data-function="expand"]').dispatchEvent(new MouseEvent("click"));
  graph.cursor = 2;
  await graph.updateComplete;
  expect(graph.shadowRoot.querySelector(".jumps").textContent.trim()).toContain("expand: call 1 of 2");
  const [previous, next] = graph.shadowRoot.querySelectorAll(".jumps button");
  next.click();
  previous.click();
  expect(asked).toEqual([2, 4, 4]);
});

test("while a function is asked for, choosing one is the answer", async () => {
  const options = ALLOC.nodes.map(({ name }) => name);
  const { graph, lit } = await graphAt(0, matchboxHistory(), { gate: { options }, pick: 4 });
  expect(lit).toEqual([]);
  const heard = [];
  graph.addEventListener("bs-pick", ({ detail }) => heard.push(detail.page));
  graph.addEventListener("bs-goto", () => heard.push("goto"));
  graph.shadowRoot.querySelector('[data-function="expand"]').dispatchEvent(new MouseEvent("click"));
  expect(heard).toEqual([5]);
  const pressed = [...graph.shadowRoot.querySelectorAll("[aria-pressed=true]")];
  expect(pressed.map(({ textContent }) => textContent)).toEqual(["rmqueue: not called in this request"]);
});

test("afterwards the learner's function and the kernel's are named apart", async () => {
  const options = ALLOC.nodes.map(({ name }) => name);
  const { graph } = await graphAt(0, matchboxHistory(), {
    answers: { kind: "function", options, bit: null, picked: 5, truth: 4 },
  });
  const badges = [...graph.shadowRoot.querySelectorAll("text.count")];
  expect(badges.map(({ textContent }) => textContent)).toEqual(["kernel", "you"]);
});

test("the same graph is a nested list of buttons", async () => {
  const { graph } = await graphAt(9);
  const buttons = [...graph.shadowRoot.querySelectorAll("button")].map((one) => one.textContent);
  expect(buttons[0]).toBe("alloc_pages: waiting for the call it made");
  expect(buttons).toContain("expand: running");
  expect(buttons).toContain("wake_up_interruptible: not called in this request");
});

test.each([ALLOC, FREE])("$id: boxes are inside and do not touch", ({ nodes, width, height }) => {
  const boxes = nodes.map(({ name, x, y }) => ({
    name,
    x,
    y,
    right: x + nodeWidth(name),
    bottom: y + NODE_HEIGHT,
  }));
  for (const one of boxes) {
    expect(one.x >= 0 && one.right <= width && one.bottom <= height, one.name).toBe(true);
    for (const other of boxes.filter(({ name }) => name > one.name)) {
      const apart =
        one.right < other.x || other.right < one.x || one.bottom < other.y || other.bottom < one.y;
      expect(apart, `${one.name} and ${other.name}`).toBe(true);
    }
  }
});
