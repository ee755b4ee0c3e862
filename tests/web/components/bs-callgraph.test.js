import { afterEach, expect, test } from "vitest";
import "../../../web/src/components/bs-callgraph.js";
import { ALLOC, FREE, NODE_HEIGHT, nodeWidth } from "../../../web/src/components/bs-callgraph-data.js";
import { call, historyOf, matchboxHistory } from "../fixtures.js";

afterEach(() => document.body.replaceChildren());

/** @param {number} cursor @param {any} [history] */
async function graphAt(cursor, history = matchboxHistory()) {
  const graph = document.createElement("bs-callgraph");
  Object.assign(graph, { history, cursor });
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
  graph.shadowRoot.querySelector('[data-function="wakeup_kswapd"]').dispatchEvent(new MouseEvent("click"));
  expect(asked).toEqual([8]);
});

test("the same graph is a nested list of buttons", async () => {
  const { graph } = await graphAt(9);
  const buttons = [...graph.shadowRoot.querySelectorAll("button")].map((one) => one.textContent);
  expect(buttons[0]).toBe("alloc_pages: waiting for the call it made");
  expect(buttons).toContain("expand: running");
  expect(buttons).toContain("wakeup_kswapd: not called in this request");
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
