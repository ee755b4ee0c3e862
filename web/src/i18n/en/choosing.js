/** Predictions that are answered on the stage and on the call graph. */

/** @type {import("../text.js").Dictionary} */
export default {
  "scene.you.count": "you {count} · kernel {kernel}",

  "stage.choose.list":
    "Free lists of zone {zone}. Choose a list with the up and down arrow keys, then press Enter.",
  "stage.choose.lists":
    "Free lists of zone {zone}. The arrow keys go from list to list, Enter takes one or leaves it out.",
  "stage.choose.bit": "A pair bit of zone {zone}. Choose 0 or 1 with the arrow keys, then press Enter.",
  "stage.choose.bits":
    "Pair bits of zone {zone}. The arrow keys go from bit to bit, Enter takes one or leaves it out.",
  "stage.choose.zone": "Choose {zone} of node {node}",
  "stage.list": {
    by: "blocks",
    one: "list of order {order}: {blocks} block",
    other: "list of order {order}: {blocks} blocks",
  },
  "stage.bit": "order {order}, bit of {one} and {other}",
  "stage.value": "{value}: order {order}, bit of {one} and {other}",
};
