/** The site without network. */

/** @type {import("../text.js").Dictionary} */
export default {
  "offline.save": "Save for offline use ({size} MB)",
  "offline.saving": "Saving for offline use: {loaded} of {size} MB",
  "offline.saved": "Saved: this site works without network.",
  "offline.failed":
    "Not everything could be saved: the network or the storage gave out. What is there is kept.",
  "offline.update": "A newer version of this site is here. Load the page again to use it.",
};
