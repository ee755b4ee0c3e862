/** Predicciones que se responden en el escenario y en el grafo de llamadas. */

/** @type {import("../text.js").Dictionary} */
export default {
  "scene.you.count": "usted {count} · núcleo {kernel}",

  "stage.choose.list":
    "Listas de bloques libres de la zona {zone}. Elija una lista con las flechas arriba y abajo y pulse Intro.",
  "stage.choose.lists":
    "Listas de bloques libres de la zona {zone}. Las flechas van de lista en lista, Intro toma una o la deja fuera.",
  "stage.choose.bit": "Un bit de pareja de la zona {zone}. Elija 0 o 1 con las flechas y pulse Intro.",
  "stage.choose.bits":
    "Bits de parejas de la zona {zone}. Las flechas van de bit en bit, Intro toma uno o lo deja fuera.",
  "stage.choose.zone": "Elegir {zone} del nodo {node}",
  "stage.list": {
    by: "blocks",
    one: "lista de orden {order}: {blocks} bloque",
    other: "lista de orden {order}: {blocks} bloques",
  },
  "stage.bit": "orden {order}, bit de {one} y {other}",
  "stage.value": "{value}: orden {order}, bit de {one} y {other}",
};
