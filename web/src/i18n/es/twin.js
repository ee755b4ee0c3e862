/** El escenario en tablas. */

/** @type {import("../text.js").Dictionary} */
export default {
  "twin.lists": "Listas de bloques libres de la zona {zone}",
  "twin.order": "Orden",
  "twin.size": "Tamaño",
  "twin.free": "Libre",
  "twin.blocks": "Bloques, desde la cabeza",
  "twin.bits": "Mapa de bits de parejas",
  "twin.nobits": "ninguno: no hay buddies",
  "twin.ones": "1 en la pareja {pairs}",
  "twin.zeros": "los {count} bits a 0",
  "twin.none": "nada",
  "twin.allocated": "Asignado",
  "twin.hand": "En mano",
  "twin.need_balance": "need_balance",
  "twin.free_pages": "free_pages",
  "twin.watermarks": "Marcas de agua",
  "twin.marks": "min {min}, low {low}, high {high}",
  "twin.many": "{count} bits",
  "twin.kswapd": "kswapd",
  "twin.task": "Flags de la tarea",
  "twin.local": "La tarea guarda",
  "twin.lock": "Cerrojo de la zona",
  "twin.lock.1": "tomado",
  "twin.lock.0": "libre",
};
