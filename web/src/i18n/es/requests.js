/** La historia de peticiones, y los futuros que se dejaron. */

/** @type {import("../text.js").Dictionary} */
export default {
  "requests.title": "Historia",
  "requests.none": "Aquí aparecerá cada petición. Un clic vuelve a ella.",
  "requests.count": { one: "{count} petición", other: "{count, number} peticiones" },
  "requests.after": "{all}, el cursor está tras la {at, number}",
  "requests.later": "… {count, number} después",
  "requests.earlier": "… {count, number} antes",
  "requests.boot": "arranque",
  "requests.futures": "Otros futuros",
  "requests.here": {
    one: "Se estuvo aquí: {count} petición",
    other: "Se estuvo aquí: {count, number} peticiones",
  },
  "requests.parts": "se separa tras la {shared}:",
};
