/** Elegir y construir una máquina. */

/** @type {import("../text.js").Dictionary} */
export default {
  "choose.choose": "Elegir una máquina",
  "choose.kernel": "¿Qué asignador?",
  "kernel.about.textbook": "Una región, tamaños en bytes: el ejercicio del curso de sistemas operativos.",
  "kernel.about.2.4.22": "El asignador del libro de Gorman, página a página. De él tratan las lecciones.",
  "kernel.about.7.3": "El de hoy: listas por CPU y listas libres por tipo de página.",
  "choose.free.bytes": "{size}, una región",
  "choose.boots": "Cada una arranca al instante, con toda su memoria libre.",
  "choose.keep": "Seguir con la que está abierta",
  "choose.booting": "La máquina arranca…",
  "choose.edit": "Cambiarla antes",
  "choose.edit.of": "Cambiar antes {title}",
  "choose.free": "{size} · {free, number} páginas libres",
  "choose.idea.matchbox": "Tan pequeña que se ve cada página. La mejor para empezar.",
  "choose.idea.shoebox": "Diez órdenes y watermarks reales, todavía de un vistazo.",
  "choose.idea.pc-64m": "Dos zonas: qué pasa cuando Normal se agota y DMA debe ayudar.",
  "choose.idea.pc-1g": "Tres zonas: memoria alta, y por qué el núcleo debe cuidar el resto.",
  "choose.idea.two-nodes": "Dos memorias: qué nodo responde cuando el cercano escasea.",
  "choose.idea.big-server":
    "Dieciséis millones de páginas en cuatro nodos: las mismas pocas reglas, en grande.",
  "choose.preset.matchbox": "Caja de cerillas: una zona de 16 páginas",
  "choose.preset.shoebox": "Caja de zapatos: una zona de 1024 páginas",
  "choose.preset.pc-64m": "PC de 64 MB",
  "choose.preset.pc-1g": "PC de 1 GB con memoria alta",
  "choose.preset.two-nodes": "Dos nodos de 1024 páginas",
  "choose.preset.big-server": "Servidor grande: 64 GiB en cuatro nodos",
  "choose.size.nodes": "{nodes} nodos, {memory} en total",
  "choose.size.node": "nodo {node} {zone} {memory}",
  "choose.size.zone": "{zone} {memory}",
  "choose.yours": "Máquina propia",

  "choose.build.own": "Construir una propia",
  "choose.build.own.small": "título, tamaños, nodos, CPU, watermarks, reserva recuperable",
  "choose.title": "Título",
  "choose.title.example": "El nombre que se le da",
  "choose.legend.node": "Nodo {node}: páginas de 4 kB en cada zona",
  "choose.start": "Primer marco de página (start_pfn)",
  "choose.add.node": "Añadir un nodo",
  "choose.drop.node": "Quitar el último nodo",
  "choose.legend.kernel": "Núcleo",
  "choose.build": "Variante",
  "choose.build.uma": "UMA: una sola memoria",
  "choose.build.numa": "NUMA: primero el nodo de la CPU",
  "choose.build.discontig": "DISCONTIGMEM: los nodos por turno",
  "choose.max_order": "MAX_ORDER (de serie: 10)",
  "choose.cpus": "CPU: el nodo de cada una",
  "choose.reserved": "Intervalos de páginas reservadas",
  "choose.legend.marks": "Watermarks: min low high; vacío para los del núcleo",
  "choose.legend.pool":
    "Reserva recuperable: bloques en uso desde el principio, que la recuperación libera en este orden",
  "choose.pool.none": "Ninguno: la recuperación no encuentra nada que liberar.",
  "choose.add.pool": "Añadir bloques",
  "choose.drop.pool": "Quitar estos",
  "choose.drop.pool.of": "Quitar los bloques de la línea {number}",
  "choose.node": "Nodo",
  "choose.zone": "Zona",
  "choose.order": "Orden",
  "choose.blocks": "Bloques",
  "choose.boot": "Arrancar esta máquina",
  "choose.sum": {
    by: "pages",
    one: "{pages, number} página en total",
    other: "{pages, number} páginas en total",
  },
  "choose.look": "Conviene revisar: {fields}",

  "choose.field.zone": "{zone} del nodo {node}",
  "choose.field.start": "start_pfn del nodo {node}",
  "choose.field.pool": "Línea {number} de la reserva, {part}",
  "choose.wrong.title": "Título: como máximo {most} letras.",
  "choose.wrong.number":
    "{name}: se esperaba un número entero de {low, number} a {high, number}, se encontró «{found}».",
  "choose.wrong.empty": "El nodo {node} no tiene páginas: se esperaba al menos una en alguna zona.",
  "choose.wrong.large":
    "Todas las zonas juntas: {sum, number} páginas son más de 64 GiB ({most, number} páginas).",
  "choose.wrong.uma": "Variante: UMA tiene un nodo. Conviene elegir NUMA o quitar los demás.",
  "choose.wrong.nodes": "Como máximo {most} nodos.",
  "choose.wrong.start":
    "start_pfn del nodo {node}: se esperaba {end} o más, tras el nodo anterior, se encontró «{found}».",
  "choose.wrong.marks":
    "Watermarks de {name}: se esperaban tres números, min low high, se encontró «{found}».",
  "choose.wrong.falling": "Watermarks de {name}: se esperaba min ≤ low ≤ high, se encontró «{found}».",
  "choose.wrong.cpus":
    "CPU: se esperaban hasta {most} números de nodo de 0 a {last}, como 0 0 {last}, se encontró «{found}».",
  "choose.wrong.reserved":
    "Intervalos de páginas reservadas: se esperaban intervalos como 0-3, 160-255, se encontró «{found}».",
  "choose.wrong.outside":
    "Intervalos de páginas reservadas: la página {first} no está en ningún nodo de esta máquina.",
  "choose.wrong.pool":
    "Línea {number} de la reserva: {pages, number} páginas son más de las que tiene {zone} del nodo {node} ({size, number}).",
};
