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
  "need_balance.1": "need_balance de {zone} pasa a 1: hay trabajo para kswapd.",
  "need_balance.0": "need_balance de {zone} pasa a 0: la zona no necesita más equilibrio.",
  "count.0": "El contador de la página {page} pasa a 0: ya nadie la tiene.",
  "count.1": "El contador de la página {page} pasa a 1: está en uso.",
  count: "El contador de la página {page} pasa a {now}.",
  "flags.set": "La página {page} recibe {flags}.",
  "flags.clear": "La página {page} pierde {flags}.",
  "flags.both": "La página {page} recibe {set} y pierde {flags}.",
  "flags.same": "Los flags de la página {page} quedan como están.",

  "system.0": ["Los flags de la tarea son ahora {flags}.", "La tarea ya no tiene flags especiales."],
  "system.1.1": "Se ejecuta un manejador de interrupción.",
  "system.1.0": "El manejador de interrupción ha terminado.",
  "system.2": "La CPU pertenece ahora al nodo {now}.",
  "system.3.1": "kswapd se duerme en su cola de espera.",
  "system.3.0": "kswapd despierta.",
  "system.5": "La tarea anota el orden para el que recupera: {now}.",
  "system.6": "Esto lo ejecuta la CPU {now}.",
  "system.7.0": "La tarea tiene de nuevo la CPU.",
  "system.7.1": "kswapd tiene la CPU.",
  "system.4": "El siguiente nodo por turno es {now}.",

  "pool.add": "{The_block} podrá liberarse por recuperación desde ahora.",
  "pool.del": "La recuperación toma {the_block}.",
  "local.add": "{The_block} queda en la lista propia de la tarea, no vuelve a la zona.",
  "local.del": "{The_block} deja la lista propia de la tarea.",
  lock: "Se toma el cerrojo de la zona {zone}; las interrupciones quedan cerradas.",
  unlock: "Se suelta el cerrojo de la zona {zone}; las interrupciones quedan abiertas de nuevo.",
  "name.gain": "{name} recibe {the_block}.",
  "name.lose": "{name} devuelve {the_block}.",
  "name.change": "{old} se llama {name} desde ahora.",
  bug: "El núcleo se detiene con BUG(): {text}",
  counts: "El contador de las páginas {first}–{last} pasa a {now}.",
  "watermark.0": "pages_min de la zona {zone} vale ahora {now}.",
  "watermark.1": "pages_low de la zona {zone} vale ahora {now}.",
  "watermark.2": "pages_high de la zona {zone} vale ahora {now}.",
  many: "Se atendieron las {served} peticiones.",
  "many.woken": "Se atendieron las {served} peticiones, y se despertó a kswapd.",
  "many.stopped": "Se atendieron {served} peticiones; la siguiente no.",
  "many.stopped.woken": "Se atendieron {served} peticiones; la siguiente no. Se despertó a kswapd.",
  unknown: "El registro {number} es de un tipo que esta página no conoce.",

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
  "call.balance_classzone": "balance_classzone(): la tarea tiene que liberar páginas por sí misma.",
  "call.try_to_free_pages_zone": "try_to_free_pages_zone() busca páginas de las que se pueda prescindir.",
  "call.wakeup_kswapd": "Se despierta a kswapd para que libere páginas en segundo plano.",
  "call.lru_cache_del": "lru_cache_del() saca la página {page} de las listas de la caché de páginas.",
  "call.has_more_than":
    "Prueba de la marca de agua: la zona {zone} debe tener más de {minimum} páginas libres.",
  "call.from": "{caller}() llama a {name}({args}).",
  "call.top": "Se llama a {name}({args}).",
  "return.page": "{name}() devuelve la página {value}.",
  "return.yes": "Tiene más: la zona puede servir.",
  "return.no": "No tiene más: a la zona siguiente.",
  "return.null": "{name}() no devuelve nada.",
  "return.never": "Aquí el modelo detiene {name}(). El núcleo seguiría intentándolo.",
  "return.value": "{name}() devuelve {value}.",
  "return.done": "{name}() ha terminado.",
};
