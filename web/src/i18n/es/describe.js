/** Estados enteros en palabras: una zona, un fotograma, una página. */

/** @type {import("../text.js").Dictionary} */
export default {
  "describe.zone": "Zona {zone}: {free} de {size} páginas libres",
  "describe.lists": "listas: {lists}",
  "describe.list": "orden {order}: {pages}",
  "describe.more": "{pages} y {more} más",
  "describe.empty": "todas las listas vacías",
  "describe.blocks": "asignado: {blocks}",
  "describe.named": "{name} {range}",
  "describe.none": "nada asignado",
  "page.free": "página {page}: libre, en la lista de orden {order}, en {block}",
  "page.allocated": "página {page}: la tiene {name}, en {block}",
  "page.used": "página {page}: en uso, sin nombre",
  "page.hand": "página {page}: en manos del asignador, en ninguna lista",
  "page.local": "página {page}: en la lista propia de la tarea, en {block}",
  "page.reserved": "página {page}: reservada, nunca libre",
};
