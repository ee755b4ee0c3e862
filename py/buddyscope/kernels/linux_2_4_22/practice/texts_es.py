"""Spanish texts of questions, reasons and cases. Markdown: `code` and *emphasis* only."""

TEXTS = {
    "yes": "sí",
    "no": "no",
    "nobody": "ninguno: la petición falla",
    # what one must know
    "given.zone": "Una zona, páginas de 0 a {last}; {free} de {size} están libres. Listas libres, desde la cabeza:",
    "given.list": "orden {order}: {pages}",
    "given.empty": "(vacía)",
    "given.bits": "bits de orden {order}: {bits}",
    "given.held": "bloque {name}: página {page}, orden {order}",
    "given.marks": "{zone}: {free} páginas libres; min {min}, low {low}, high {high}; bloques libres por orden: "
    "{counts}",
    "given.node": "nodo {node}, {zone}: {free} páginas libres; min {min}, low {low}, high {high}; bloques libres "
    "por orden: {counts}",
    "given.pool": "La recuperación podría liberar {pages} páginas.",
    # questions
    "page.prompt": "La siguiente petición es `{command}`. ¿Cuál es la primera página del bloque que recibe quien la "
    "hace?",
    "page.because.head": "La lista de orden {order} tiene un bloque, así que no se parte nada. Una petición toma de la "
    "cabeza, y ahí está el bloque de la página {page}: el que entró el último.",
    "page.because.cut": "La primera lista con un bloque, desde el orden {order} hacia arriba, es la de orden {taken}. "
    "En su cabeza está el bloque de las páginas {first} a {last}. Se parte hasta llegar al orden {order} ({splits} "
    "×); cada vez la mitad inferior vuelve y la superior se conserva. Lo que queda empieza en la página {page}.",
    "list.prompt": "La siguiente petición es `{command}`. ¿De qué lista se toma el bloque?",
    "list.because": "La búsqueda va desde el orden {order} hacia arriba. La primera lista que no está vacía es la "
    "de orden {taken}; en su cabeza está el bloque de la página {first}.",
    "splits.prompt": "La siguiente petición es `{command}`. ¿Cuántas veces se parte un bloque por la mitad?",
    "splits.because.none": "La lista de orden {order} tiene un bloque, así que no hay que partir nada.",
    "splits.because.some": "El bloque sale de la lista de orden {taken}; {taken} − {order} = {splits}. Cada "
    "partición devuelve un bloque.",
    "merges.prompt": "Se devuelve el bloque {name}, página {page}, orden {order}: `{command}`. ¿Cuántas fusiones "
    "siguen?",
    "merges.because.none": "El bit que comparte con su compañero era 0: el compañero no es un bloque libre de orden "
    "{order}. No hay fusión, y el bloque entra en la lista de orden {landed}.",
    "merges.because.some": "Mientras el bit de la pareja era 1, el compañero está libre y se une. Son {merges} ×; "
    "el bloque resultante es el de las páginas {first} a {last}, orden {landed}.",
    "landed.prompt": "Se devuelve el bloque {name}, página {page}, orden {order}: `{command}`. ¿En qué lista "
    "termina el bloque?",
    "landed.because.none": "Su compañero no está libre como un solo bloque de orden {order}, así que entra en la "
    "lista de su propio orden, {landed}.",
    "landed.because.some": "Cada fusión sube el orden en uno: {order} + {merges} = {landed}.",
    "bit.prompt": "Se devuelve el bloque {name}, página {page}, orden {order}: `{command}`. ¿Cuánto vale después el "
    "bit {pair} de orden {bit_order}? Representa la pareja de bloques de las páginas {one} y {other}.",
    "bit.because.0": "El bit era {before}: uno de los dos estaba libre. El cambio lo pone a 0, y un bit que era 1 "
    "significa que los dos se fusionan.",
    "bit.because.1": "El bit era {before}: ninguno de los dos estaba libre como bloque de este orden. El cambio lo "
    "pone a 1: ahora lo está exactamente uno.",
    "threshold.prompt": "La siguiente petición es `{command}`. En el primer recorrido, el de pages_low, ¿más de "
    "cuántas páginas libres debe tener la zona {zone}?",
    "threshold.because": "La petición es de 2^{order} = {pages} páginas. Se suma el pages_low de cada zona "
    "consultada hasta ahora: {sum} = {answer}. La zona {zone} debe tener estrictamente más.",
    "kswapd.prompt": "kswapd duerme. La siguiente petición es `{command}`. ¿Se despierta kswapd?",
    "kswapd.because.yes": "Todas las zonas de la zonelist fallaron en el primer recorrido, por el umbral o por "
    "falta de un bloque. Entonces, y solo entonces, se despierta kswapd, y se marca la zona {first}.",
    "kswapd.because.no": "Una zona no superó la prueba, pero la zona {zone} sirvió en el primer recorrido. kswapd "
    "se despierta solo cuando han fallado todas las zonas de la zonelist.",
    "zone.prompt": "La siguiente petición es `{command}`. ¿Qué zona la sirve?",
    "zone.because.low": "La zona {zone} es la primera de la zonelist que tiene más páginas libres de las que pide "
    "la suma de pages_low hasta ella, y un bloque lo bastante grande.",
    "zone.because.min": "En el primer recorrido no pudo servir ninguna zona. Entonces se llama a kswapd, y en el "
    "segundo recorrido, con pages_min (la cuarta parte para quien no puede esperar), la zona {zone} es la primera "
    "que puede.",
    "zone.because.nobody": "En ambos recorridos, cada zona de la zonelist tiene o demasiado pocas páginas libres o "
    "ningún bloque lo bastante grande. Esta petición no recibe nada.",
    "node.prompt": "Una máquina con NUMA. La CPU está en el nodo {cpu}. La siguiente petición es `{command}`. ¿Qué "
    "nodo la sirve?",
    "node.because": "Se pregunta a los nodos en el orden {way}: desde el de la CPU a lo largo de pgdat_list, que "
    "está en orden inverso de sus números, y vuelta a empezar. Cada uno pasa ambos recorridos antes que el "
    "siguiente. El nodo {node} es el primero que puede servir.",
    "node.because.nobody": "Se pregunta a los nodos en el orden {way}, cada uno con ambos recorridos. Ninguno puede "
    "servir, y quien pide no puede esperar.",
    "failure.prompt": "La petición `{command}` falla. ¿Por qué? Hay que elegir aquello que, si solo eso fuera "
    "distinto, la habría hecho posible.",
    "failure.because.watermark": "Una zona que puede usar tiene un bloque lo bastante grande, pero demasiado pocas "
    "páginas libres para poder darlo. Con marcas de agua más bajas la misma petición se sirve.",
    "failure.because.no_block": "Una zona que puede usar tiene bastantes páginas libres, pero ningún bloque lo "
    "bastante grande: están separadas. Con un bloque más devuelto junto a uno libre, la misma petición se sirve.",
    "failure.because.wrong_zone": "Las zonas que permiten sus flags no pueden servir; una que no permiten, "
    "sí. Con otro modificador de zona la petición se sirve.",
    "failure.because.no_wait": "Hay algo que recuperar, pero quien pide no puede esperar. Con `__GFP_WAIT` la "
    "petición se sirve.",
    # causes and repairs
    "cause.watermark": "Marca de agua: hay un bloque, pero demasiado pocas páginas libres",
    "cause.no_block": "Sin bloque: hay bastantes páginas libres, pero ninguna pieza lo bastante grande",
    "cause.wrong_zone": "Zona equivocada: la memoria libre está donde esta petición no puede mirar",
    "cause.no_wait": "Quien pide no puede esperar a la recuperación",
    "case.request": "Orden {order}, {gfp}",
    "case.held": "Dos controladores podrían devolver algo: k, desde la página {k}, y m, desde la página {m}.",
    "repair.watermark": "Arrancar con marcas de agua más bajas: min 1, low 2, high 3 páginas en cada zona",
    "repair.no_block": "Devolver antes el bloque {name}, desde la página {page}",
    "repair.wrong_zone": "Pedir con {gfp}",
    "repair.no_wait": "Dejar que espere quien pide: {gfp}",
    "repair.other": "Devolver antes el bloque {name}, desde la página {page}",
    "repair.again": "Pedir dos veces",
    "repair.works": "Con este cambio la petición se sirve.",
    "repair.fails.watermark": "Con marcas de agua más bajas sigue fallando: no es eso lo que falta.",
    "repair.fails.no_block": "Sigue fallando: devolver el bloque {name} no cambia nada importante.",
    "repair.fails.wrong_zone": "Sigue fallando: las zonas que permite {gfp} tampoco pueden servir.",
    "repair.fails.no_wait": "Sigue fallando, o espera para siempre: la recuperación encuentra demasiado poco.",
    "repair.fails.other": "Sigue fallando: devolver el bloque {name} no cambia nada importante.",
    "repair.fails.again": "La primera petición no cambia nada, así que la segunda también falla.",
    # titles, for question banks
    "title.page": "¿Qué página?",
    "title.list": "¿De qué lista?",
    "title.splits": "¿Cuántas particiones?",
    "title.merges": "¿Cuántas fusiones?",
    "title.landed": "¿En qué lista termina?",
    "title.bit": "¿Cuánto vale el bit?",
    "title.threshold": "¿Qué umbral?",
    "title.kswapd": "¿Se despierta kswapd?",
    "title.zone": "¿Qué zona sirve?",
    "title.node": "¿Qué nodo sirve?",
    "title.failure": "¿Por qué falla?",
    "bank.name": "{title} ({topic}, semilla {seed})",
    "bank.category": "Buddyscope: {title}",
    "bank.intro": "Linux 2.4.22. Aquí MAX_ORDER es {max_order}. ",
    "bank.short": "Escribir el nombre de la zona, o «ninguna».",
    "bank.nobody": "ninguna ninguno",
    "bank.right": "Correcto.",
    "bank.wrong": "No es así.",
}
