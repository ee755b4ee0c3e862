/** Gráficas a lo largo del tiempo. */

/** @type {import("../text.js").Dictionary} */
export default {
  "charts.none": "Las curvas necesitan al menos una petición. Hacer alguna, o ejecutar una carga de trabajo.",
  "charts.chart": "Curva",
  "charts.zone": "Zona",
  "charts.order": "Para el orden",
  "charts.zones": "todas las zonas",
  "charts.kind.free": "Páginas libres frente a las marcas de agua",
  "charts.kind.blocks": "Bloques libres de cada orden",
  "charts.kind.largest": "Mayor bloque libre",
  "charts.kind.unusable": "Espacio libre inutilizable",
  "charts.free": "Páginas libres",
  "charts.free.about": "Páginas libres de cada zona, al final de cada petición.",
  "charts.marks.about": "Páginas libres de la zona, y sus tres marcas.",
  "charts.blocks.about": "Cuántos bloques libres tiene cada lista.",
  "charts.largest.about": "Una petición de un orden mayor que este tiene que fallar; −1: no hay nada libre.",
  "charts.unusable.about":
    "La parte de las páginas libres que ninguna petición de orden {order} puede usar: están en bloques más pequeños. 0 es lo mejor, 1 lo peor.",
  "charts.line.zone": "{zone}, nodo {node}",
  "charts.line.order": "orden {order}",
  "charts.line.largest": "orden del mayor bloque libre",
  "charts.record": "registro",
  "charts.picture": "{title} a lo largo de la historia; los valores de aquí están en la lista de abajo",
  "charts.here": "En el cursor",
  "charts.failed": "No se pudieron cargar las curvas. Los valores de abajo son correctos igualmente.",
};
