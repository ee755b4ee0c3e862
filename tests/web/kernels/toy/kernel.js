/** The page's half of a kernel with one list at whose tail blocks join, no bitmap, one mark, and a part of its own. */

import { textShape } from "../../../../web/src/scene/measures.js";
import description from "./description.json";

/** @type {import("../../../../web/src/kernels/kernel.d.ts").Kernel} */
export const kernel = {
  description,
  requests: {
    verbs: {
      toy_alloc: {
        role: "alloc",
        takes_block: false,
        operand: "",
        params: [{ key: "order", kind: "number", table: "", words: [] }],
      },
      toy_free: { role: "free", takes_block: true, operand: "", params: [] },
      toy_mark: { role: "set", takes_block: false, operand: "", params: [] },
    },
    allocVerb: "toy_alloc",
    freeVerb: "toy_free",
  },
  marks: () => ({ min: 2, low: 2, high: 2 }),
  splitsIn: ["toy_split"],
  parts: [
    {
      name: "shelf",
      height: () => 24,
      shapes: (model, m, top) => [
        textShape("shelf:mark", { x: m.left, y: top }, `mark ${model.state.mark ?? 0}`),
      ],
    },
  ],
};
