/** Where the book and the code differ, by the id of the note. */

/** @type {import("../text.js").Dictionary} */
export default {
  "difference.waking-kswapd":
    "Cuándo se despierta a kswapd. Libro: se le despierta cuando las páginas libres de una zona llegan a pages_low. Código: solo se le despierta cuando han fallado todas las zonas de la lista, y entonces lo hace cada petición así; solo se marca la primera zona. Una zona puede seguir mucho tiempo por debajo de su pages_low mientras otra tenga sitio.",
  "difference.cumulative-watermarks":
    "Los umbrales se suman. Libro: cada zona se compara con su propia marca de agua. Código: se suman las marcas de todas las zonas probadas hasta ahora y las páginas pedidas; la zona debe tener estrictamente más.",
  "difference.direct-reclaim":
    "Quién recupera memoria por sí mismo. Libro: en pages_min, quien pide hace el trabajo de kswapd. Código: solo lo hacen quienes pueden esperar, y solo después de que el segundo recorrido haya fallado en todas las zonas. Los demás siguen bajando hasta un cuarto de pages_min.",
  "difference.pages-high":
    "Para qué sirve pages_high. Libro: tres marcas de agua protegen una zona. Código: pages_high no interviene al asignar; en ella se detiene kswapd.",
  "difference.pf-free-pages":
    "Qué conserva PF_FREE_PAGES. Libro: las páginas liberadas durante la recuperación se guardan para el proceso. Código: solo se guarda el primer bloque liberado. Se usa solo si su orden es exactamente el pedido, su zona está en la clase y la recuperación tuvo éxito.",
  "difference.pf-memalloc":
    "Cuándo cuenta PF_MEMALLOC. Libro: una tarea así ignora las marcas de agua. Código: solo se mira después de los dos recorridos con marcas; a kswapd se le despierta igualmente. Si ninguna zona tiene un bloque, la petición falla enseguida.",
  "difference.bitmap-index":
    "A qué es relativo el índice del mapa de bits. Libro: el índice es el lugar de la página en el mem_map global. Código: es el lugar de la página en su zona.",
  "difference.mask-tilde":
    "La máscara de __free_pages_ok(). Libro: algunas ediciones perdieron un signo: (0 << k) y 1 + mask. Código: la máscara es ~0 << k, y -mask, es decir 1 + ~mask, aísla el bit k.",
  "difference.merge-test":
    "Qué valor del bit se mira. Libro: un bit a 0 significa que el buddy está libre. Código: ese es el bit después de invertirlo. El código mira el valor anterior: 1 significa fusionar.",
  "difference.dma-pages":
    "Qué da __get_dma_pages(). Libro: la tabla de la API dice struct page * y omite free_pages(). Código: da una dirección; free_pages() existe, y free_page() también recibe una dirección.",
  "difference.node-fallback":
    "Hasta dónde se aleja una petición de su nodo. Libro: la memoria viene del nodo local, con los demás como reserva. Código: una petición que puede esperar y es de orden 3 o menos nunca sale de su primer nodo: se queda allí en un bucle. Los nodos se listan en el orden inverso al de su inicialización.",
  "difference.max-order":
    "Los números de línea de MARK_USED. Libro: MAX_ORDER es 10, con órdenes de 0 a 9; el listado numera MARK_USED como las líneas 164 y 165. Código: MAX_ORDER coincide. El listado viene de un 2.4 algo anterior.",
  "difference.highmem-boot":
    "En qué sentido se entrega la memoria alta. Libro: se prepara cada página, de la primera a la última de la memoria alta. Código: en i386, 2.4.22 va hacia abajo, así que las listas de HighMem son ascendentes.",
  "difference.upper-half":
    "Qué mitad se entrega. Libro: el texto no lo dice; en la figura es la derecha. Código: siempre la mitad superior. Desde 2.6.8 es la inferior.",
  "difference.order-3":
    "Qué peticiones pueden fallar. Libro: no está en el capítulo. Código: una petición que puede esperar solo se rinde por encima del orden 3; hasta el orden 3 lo intenta sin fin.",
  "difference.interrupts-off":
    "Las interrupciones mientras cambian las listas. Libro: las interrupciones están desactivadas mientras se manipulan las listas. Código: así es: el cerrojo de la zona se toma con las interrupciones desactivadas.",
  "difference.no-lazy-buddy":
    "Cuándo se fusionan los buddies. Libro: enseguida. Código: así es: en 2.4 no hay fusión perezosa.",
  "difference.gfp-high":
    "Qué hace __GFP_HIGH. Libro: no se usa en 2.4, y GFP_KERNEL y GFP_USER tienen el mismo efecto. Código: así es: el asignador nunca lo mira.",
  "message.misaligned": "la página {page} no es la primera de un bloque de orden {order}",
  "message.lru-in-interrupt": "la página {page} está en una lista LRU y la libera una interrupción",
  "message.freed-with-buffers": "se libera la página {page}, pero tiene búferes",
  "message.freed-with-mapping": "se libera la página {page}, pero tiene un mapping",
  "message.freed-locked": "se libera la página {page}, pero está bloqueada",
  "message.freed-active": "se libera la página {page}, pero está activa",
  "message.waits-in-interrupt": "un manejador de interrupción pide memoria por la que tendría que esperar",
  "message.frees-reserved": "la página {page} está reservada: el núcleo no hace caso de la llamada",
  "message.frees-middle":
    "la página {page} está en medio del bloque de {block}: su propia cuenta era 0, no se libera nada",
  "message.double-free":
    "doble liberación: la página {page} ya estaba libre; su cuenta baja a {count} y no pasa nada más",
  "message.order-too-small":
    "el bloque de {page} tiene orden {held}, no {order}: se pierden {lost} de sus páginas",
  "message.order-too-large":
    "el bloque de {page} tiene orden {held}, no {order}: con él se liberarían páginas de otros bloques",
  "message.interrupt-must-not-wait":
    "un manejador de interrupción no debe esperar: sin memoria de sobra esto sería un BUG()",
  "message.override-max-order": "MAX_ORDER es {max_order} en vez de {stock}",
  "message.override-all-watermarks": "las marcas de agua son {value}",
  "message.override-watermarks": "las marcas de agua de {zone} son {min}, {low}, {high}",
};
