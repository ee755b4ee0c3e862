/** Frases generadas: una para cada registro, llamada y retorno. */

/** @type {import("../text.js").Dictionary} */
export default {
  size: { one: "{count} página", other: "{count} páginas" },
  start: "El comienzo: todavía no ha pasado nada.",
  block: "bloque {range}",
  "block.page": "página {page}",
  the_block: "el bloque {range}",
  "the_block.page": "la página {page}",
  The_block: "El bloque {range}",
  "The_block.page": "La página {page}",

  "add.expand": "expand(): la mitad inferior, {block}, va a la cabeza de la lista de orden {order}.",
  "add.__free_pages_ok": "{The_block} va a la cabeza de la lista de orden {order}.",
  add: "{The_block} se une a la cabeza de la lista de orden {order} de {zone}.",

  "del.rmqueue": [
    "rmqueue() saca {the_block} de la lista de orden {order}: era la {place}.",
    "rmqueue() saca {the_block} de la lista de orden {order}.",
  ],
  "del.__free_pages_ok":
    "El buddy, {block}, deja la lista de orden {order}: ahora los dos son un bloque de orden {above}, {merged}.",
  del: [
    "{The_block} deja la lista de orden {order}: era la {place}.",
    "{The_block} deja la lista de orden {order}.",
  ],
  "place.head": "cabeza",
  "place.other": "entrada en el puesto {number}",

  "toggle.1.__free_pages_ok":
    "El bit de la pareja {pair} de orden {order} pasa a 1: el buddy del bloque que se libera no está libre, así que aquí termina la fusión.",
  "toggle.0.__free_pages_ok":
    "El bit de la pareja {pair} de orden {order} pasa a 0: {first} y {second} están libres los dos, así que se fusionan.",
  "toggle.1":
    "El bit de la pareja {pair} de orden {order} pasa a 1: exactamente uno de los buddies {first} y {second} está libre.",
  "toggle.0":
    "El bit de la pareja {pair} de orden {order} pasa a 0: ninguno de los buddies {first} y {second} está ahora en la lista.",
  toggle: "El bit de la pareja {pair} de orden {order}, la de los buddies {first} y {second}, cambia.",

  "free_pages.up": ["free_pages de {zone} sube en {by} hasta {now}.", "free_pages de {zone} sube en {by}."],
  "free_pages.down": ["free_pages de {zone} baja en {by} hasta {now}.", "free_pages de {zone} baja en {by}."],
  lock: "Se toma el cerrojo de la zona {zone}; las interrupciones quedan cerradas.",
  unlock: "Se suelta el cerrojo de la zona {zone}; las interrupciones quedan abiertas de nuevo.",
  "name.gain": "{name} recibe {the_block}.",
  "name.gain.address": "{name} recibe la dirección {address}: {the_block}.",
  "name.lose": "{name} devuelve {the_block}.",

  "call.alloc_pages": "A alloc_pages() se le pide un bloque de orden {order}, {size}, con {gfp_mask}.",
  "call._alloc_pages": "_alloc_pages() elige la lista de zonas que corresponde a {gfp_mask}.",
  "call.__alloc_pages": "__alloc_pages() recorre las zonas y compara cada una con sus marcas de agua.",
  "call.rmqueue": "rmqueue() busca en la zona {zone} un bloque de orden {order}.",
  "call.expand": [
    "expand() parte por la mitad el bloque de orden {high} en la página {page} hasta que queda una pieza de orden {low}.",
    "expand() parte por la mitad el bloque de orden {high} hasta que queda una pieza de orden {low}.",
    "expand() no tiene nada que partir: el bloque es de orden {same}, como se pidió.",
  ],
  "call.__free_pages": "A __free_pages() se le devuelve el bloque de orden {order} en la página {page}.",
  "call.__free_pages_ok":
    "__free_pages_ok() pone de vuelta en su zona el bloque de orden {order} en la página {page}.",
  "call.from": "{caller}() llama a {name}({args}).",
  "call.top": "Se llama a {name}({args}).",
  "return.page": "{name}() devuelve la página {value}.",
  "return.address": "{name}() devuelve la dirección {value}.",
  "return.no_address": "{name}() devuelve 0, que no es una dirección.",
  "return.null": "{name}() no devuelve nada.",
  "return.value": "{name}() devuelve {value}.",
  "return.done": "{name}() ha terminado.",
  "flags.none": "sin flags",
};
