/** Pedir bloques y devolverlos. */

/** @type {import("../text.js").Dictionary} */
export default {
  "ask.title": "Pedir memoria",
  "ask.go": "Asignar {name}",
  "ask.one": "{call}() da una página.",
  "ask.order": "Orden: 2^orden páginas en un bloque",
  "ask.order.value": {
    one: "orden {order}, {count} página",
    other: "orden {order}, {count, number} páginas",
  },
  "ask.pages": { one: "{count} página", other: "{count, number} páginas" },
  "ask.call": "Llamada",
  "ask.gfp": "Flags GFP",
  "ask.zone": "Zona",
  "ask.cpu": "CPU del nodo",
  "ask.cpu.here": "donde está la tarea",
  "ask.node": "Nodo",
  "ask.flags": "Cada flag, y qué hace",
  "ask.past":
    "Esto es el pasado. Actuar aquí abre una bifurcación; lo que vino después queda en la lista de futuros.",
  "ask.back": "Devolver",
  "ask.back.map": "o un clic en un bloque del mapa",
  "ask.back.none": "Aún no hay nada en uso. Lo que se asigne aparece aquí.",
  "ask.back.more": "y {count, number} más: por el mapa, o por su nombre en la consola",
  "ask.back.with": "Con",
  "ask.block": "páginas {range}",
  "ask.block.page": "página {range}",
  "ask.free": "Liberar {name}, {block}",
  "ask.circumstances": "Circunstancias",
  "ask.circumstances.none": "flags de la tarea, interrupción, CPU",
  "ask.interrupt": "La petición viene de un manejador de interrupción.",
  "ask.kswapd": "kswapd duerme",
  "ask.kswapd.about": "Está en su cola de espera, así que una petición puede despertarlo.",
  "ask.runs": "La tarea corre en una CPU del nodo",
};
