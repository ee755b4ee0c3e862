// @vitest-environment node
/** A link comes from anybody: it is read whole, or refused with a flaw that the page has words for. */

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { t } from "../../web/src/i18n/language.js";
import { documentIn, hashOf, machineIn, sizeOf } from "../../web/src/share/link/document.js";
import { LinkError, MOST_BYTES, MOST_CHARACTERS, pack } from "../../web/src/share/link/envelope.js";
import { isShared } from "../../web/src/share/link/kinds.js";
import { flawIn, MOST_REQUESTS, VERSION_1 } from "../../web/src/share/link/schema.js";
import { brokenData, holds, hostileText, PATIENCE } from "./mutations.js";

const SAMPLES = JSON.parse(readFileSync("tests/links/version-1.json", "utf8"));
const CUSTOM = {
  machine: {
    title: "mine",
    build: "numa",
    nodes: [{ start_pfn: 0, DMA: 16, Normal: 64 }, { HighMem: 8 }],
    watermarks: { Normal: [1, 2, 3] },
    cpus: [0, 1],
    reserved: [[0, 3]],
  },
  requests: ["a = alloc_pages order=0", ["steady", 7, 200, { size: 3 }], "__free_pages a"],
  cursor: 24,
  view: { side: "code", grain: "line", zone: 1, camera: [0.5, 8] },
  note: "¿Dónde está la página 15?",
};
const DOCUMENTS = [...SAMPLES.map(({ document }) => document), CUSTOM];

/** The document, or null after a refusal that the page can put into words. @param {string} hash */
async function read(hash) {
  try {
    return await documentIn(hash);
  } catch (error) {
    expect(error).toBeInstanceOf(LinkError);
    expect(t(`link.error.${error.flaw}`, error.values)).not.toBe("");
    return null;
  }
}

/** @param {any} document */
async function isFit(document) {
  expect(flawIn(document, VERSION_1)).toBe(null);
  const { requests, pages } = sizeOf(document);
  expect(requests).toBeLessThanOrEqual(MOST_REQUESTS);
  expect(Number.isSafeInteger(pages)).toBe(true);
  expect(Object.keys(machineIn(document))).toHaveLength(1);
  const again = await hashOf(document);
  expect(JSON.stringify(await documentIn(again))).toBe(JSON.stringify(document));
}

describe("a link is read or refused", () => {
  test(
    "when a document in it is broken",
    () =>
      holds(
        fc.asyncProperty(brokenData(DOCUMENTS), async (data) => {
          const document = await read(`#/s/1/${await pack(data)}`);
          if (document) await isFit(document);
        }),
      ),
    PATIENCE,
  );

  test(
    "when its letters are",
    () =>
      holds(
        fc.asyncProperty(hostileText([...SAMPLES.map(({ hash }) => hash), "#/s/1/"]), async (hash) => {
          expect(typeof isShared(hash)).toBe("boolean");
          const document = await read(hash);
          if (document) await isFit(document);
        }),
      ),
    PATIENCE,
  );

  test(
    "when its bytes are not JSON",
    () =>
      holds(
        fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
          expect(await read(`#/s/1/${await deflated(bytes)}`)).toSatisfy(
            (document) => document === null || flawIn(document, VERSION_1) === null,
          );
        }),
      ),
    PATIENCE,
  );
});

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function deflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return Buffer.from(await new Response(stream).arrayBuffer()).toString("base64url");
}

const flawOf = async (hash) =>
  documentIn(hash).then(
    () => "none",
    ({ flaw }) => flaw,
  );

describe("sizes and depths end somewhere", () => {
  test("a link that unpacks to more than 256 KiB", async () => {
    const hash = `#/s/1/${await deflated(new Uint8Array(MOST_BYTES + 1))}`;
    expect(hash.length).toBeLessThan(MOST_CHARACTERS);
    expect(await flawOf(hash)).toBe("large");
  });

  test("a hundred thousand brackets within each other", async () => {
    const brackets = new TextEncoder().encode("[".repeat(100_000) + "]".repeat(100_000));
    expect(await flawOf(`#/s/1/${await deflated(brackets)}`)).toBe("schema");
  });

  test("two workloads that are too much together", async () => {
    const work = ["steady", 1, 60_000, {}];
    expect(await flawOf(`#/s/1/${await pack({ ...CUSTOM, requests: [work, work] })}`)).toBe("much");
  });
});
