/** El grafo de llamadas. */

/** @type {import("../text.js").Dictionary} */
export default {
  "graph.alloc": "Grafo de llamadas de alloc_pages",
  "graph.free": "Grafo de llamadas de __free_pages",
  "graph.active": "en ejecución",
  "graph.path": "espera a la llamada que hizo",
  "graph.seen": {
    one: "llamada una vez en esta petición",
    other: "llamada {count} veces en esta petición",
  },
  "graph.never": "sin llamar en esta petición",
  "graph.before": "llamada en una petición anterior",
  "graph.coverage": "{taken} de {count} aristas recorridas hasta ahora",
  "graph.many": "Muchas peticiones en una sola parada: de sus llamadas solo se dibujan las de una rechazada.",
  "graph.call": "{name}: llamada {at} de {count}",
  "graph.calls": {
    one: "{name}: {count} llamada",
    many: "{name}: {count} llamadas",
    other: "{name}: {count} llamadas",
  },
  "graph.previous": "A la llamada anterior de {name}",
  "graph.next": "A la llamada siguiente de {name}",
};
