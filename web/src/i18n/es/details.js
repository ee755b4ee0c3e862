/** Una línea sobre lo que se señala. */

/** @type {import("../text.js").Dictionary} */
export default {
  "details.page": "{what} · marco {hex}, dirección {address}.",
  "details.buddy": "Su buddy de orden {order} es {buddy}; el bit de la pareja {bit} vale {value}.",
  "details.list": {
    by: "blocks",
    one: "La lista de orden {order}: {blocks} bloque, {size} ({hex}).",
    other: "La lista de orden {order}: {blocks} bloques, {size} ({hex}).",
  },
  "details.bit.1":
    "El bit {bit} ({hex}) de orden {order} es 1: de {one} y {other}, uno está libre y el otro no.",
  "details.bit.0":
    "El bit {bit} ({hex}) de orden {order} es 0: {one} y {other} están libres los dos, o ninguno.",
  "details.mark": "pages_{name} es {value} ({hex}); libres ahora: {free} ({free_hex}).",
  "details.test":
    "Para tomar de aquí debe haber más de {minimum} ({hex}) páginas libres: las marcas de las zonas visitadas hasta ahora, más la petición. Había {free} ({free_hex}).",
  "details.function": "{name}()",
  "details.none": "Señale cualquier cosa para saber qué es.",
  "details.buddy.only": "Su compañero es {buddy}.",
};
