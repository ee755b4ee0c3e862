/** Enlaces, figuras, páginas incrustadas, aula y papel. */

/** @type {import("../text.js").Dictionary} */
export default {
  "figure.zone": "{size} páginas · {free} libres",
  "figure.node": "nodo {node}",
  "figure.need_balance": "necesita equilibrio",
  "figure.locked": "cerrojo de zona tomado",
  "figure.place": "Linux {kernel} · {machine} · registro {cursor} de {count}",

  "link.error.long":
    "Este enlace es demasiado largo: {length} caracteres; se leen {most} como máximo. No se ha abierto nada. Pide la historia como guion.",
  "link.error.damaged":
    "Este enlace está dañado: falta una parte o cambió por el camino. No se ha abierto nada. Hay que copiar el enlace entero otra vez.",
  "link.error.large":
    "Este enlace contiene más de lo que contiene cualquiera de los nuestros. No se ha abierto nada.",
  "link.error.browser":
    "Este navegador no puede descomprimir enlaces: le falta DecompressionStream. No se ha abierto nada. El enlace se puede abrir en un Firefox, Chrome, Edge o Safari actual.",
  "link.error.version":
    "Este enlace es de la versión {version}, que esta página no conoce. No se ha abierto nada. Un Buddyscope más nuevo puede leerlo.",
  "link.error.schema":
    "Este enlace dice algo que ninguno de los nuestros dice, en «{part}». No se ha abierto nada.",
  "link.error.much": "Este enlace pide más de {most} peticiones. No se ha abierto nada.",
  "link.error.refused": [
    "Este enlace no se puede ejecutar: {message}. No se ha abierto nada.",
    "Este enlace no se puede ejecutar. No se ha abierto nada.",
  ],
  "link.ask.large":
    "Este enlace ejecuta {requests} peticiones en una máquina grande. Puede tardar; se puede parar.",
  "link.ask.own": {
    by: "own",
    one: "Este enlace trae una máquina y una historia. Tu {own} petición se reemplazaría.",
    other: "Este enlace trae una máquina y una historia. Tus {own} peticiones se reemplazarían.",
  },
  "link.yes.large": "Ejecutarlo",
  "link.yes.own": "Abrir el enlace",
  "link.no": "Conservar lo que hay",
  "link.stop": "Parar",
  "link.close": "Cerrar",
  "link.reading": "Leyendo el enlace…",
  "link.waiting": "El enlace está bien. Python aún se está cargando; después se ejecutan sus peticiones.",
  "link.running": "Ejecutando el enlace: {done} de {total} peticiones.",
  "link.note": "Nota de este enlace",
  "link.differs":
    "El modelo ha cambiado desde que se hizo este enlace: las mismas peticiones dieron otros registros. Lo que se ve es lo que el modelo hace ahora.",

  "share.title": "Compartir",
  "share.tab.link": "Enlace",
  "share.tab.embed": "Incrustar",
  "share.tab.picture": "Figura",
  "share.tab.class": "Clase",
  "share.nothing": "Aún no hay nada en el escenario.",
  "share.link.sandbox":
    "El enlace contiene la máquina, {requests}, el cursor y la vista. Es el documento: no se guarda nada en otro sitio.",
  "share.link.requests": { one: "{count} petición", other: "{count} peticiones" },
  "share.link.lesson": "El enlace abre este paso y va a este registro en cuanto está al alcance.",
  "share.link.label": "Enlace",
  "share.link.note": "Nota (opcional, va dentro del enlace)",
  "share.link.copy": "Copiar enlace",
  "share.copied": "Copiado",
  "share.select": "Seleccionado: ahora Ctrl+C, o ⌘C.",
  "share.link.length": "{length} de {most} caracteres",
  "share.link.qr": "Código QR del enlace",
  "share.link.qr.long":
    "Este enlace es demasiado largo para un código QR que un teléfono pueda leer ({length} caracteres; {most} como máximo).",
  "share.link.private": "Lo que va detrás de # no se envía a ningún servidor.",
  "share.error.long":
    "Esta historia es demasiado larga para un enlace: {length} caracteres, {most} como máximo. Se puede guardar como guion y enviar el archivo: la consola lo admite, y «buddyscope run» también.",
  "share.error.much":
    "Esta historia tiene demasiadas peticiones para un enlace. Se puede guardar como guion y enviar el archivo: la consola lo admite, y «buddyscope run» también.",
  "share.error.unfit":
    "Esta historia tiene algo que ningún enlace puede contener, en «{part}». Se puede guardar como guion y enviar el archivo.",
  "share.error.browser":
    "Este navegador no puede crear enlaces: le falta CompressionStream. La historia se puede guardar como guion y enviar el archivo, o usar un Firefox, Chrome, Edge o Safari actual.",
  "share.error.embed":
    "Esta historia es demasiado larga para la dirección de una página incrustada. Se pueden deshacer algunas peticiones, o incrustar el paso de una lección.",
  "share.script": "Guardar como guion",

  "share.embed.about":
    "Para cualquier página que admita HTML: Moodle, Canvas, un blog. Antes de que alguien pulse Empezar solo se carga una figura pequeña.",
  "share.embed.code": "HTML para pegar",
  "share.embed.copy": "Copiar HTML",
  "share.embed.preview": "Vista previa",
  "share.embed.theme": "Colores",
  "share.embed.theme.auto": "los del lector",
  "share.embed.theme.light": "claros",
  "share.embed.theme.dark": "oscuros",
  "share.embed.chrome": "Con el texto de la lección",
  "share.embed.lang": "Idioma",
  "share.embed.lang.own": "el de quien lo lee",
  "share.embed.visual": "La imagen y nada más, para diapositivas",
  "share.embed.loop": "Una parte, una y otra vez",
  "share.embed.controls": "Con el reproductor",
  "share.embed.script": "Ajusta su altura por sí solo (la página debe permitir scripts)",
  "share.embed.closed": "Aislado de todo: no guarda respuestas ni funciona en Safari",
  "share.embed.title": "Buddyscope: {name}",
  "share.embed.fallback": "Abrir «{name}» en Buddyscope",

  "share.picture.about": "El escenario en el cursor, con título y descripción para quienes no pueden verlo.",
  "share.picture.svg": "Guardar como SVG",
  "share.picture.png": "Guardar como PNG, 2×",
  "share.picture.film": "Película",
  "share.picture.from": "Desde el registro",
  "share.picture.to": "Hasta el registro",
  "share.picture.each": "Una imagen por",
  "share.picture.each.step": "paso",
  "share.picture.each.function": "función",
  "share.picture.each.request": "petición",
  "share.picture.gif": "Guardar como GIF",
  "share.picture.webm": "Guardar como WebM",
  "share.picture.count": { one: "{count} imagen", other: "{count} imágenes" },
  "share.picture.many":
    "{count} imágenes son demasiadas: {most} como máximo. Hace falta un tramo más corto o pasos más grandes.",
  "share.picture.range":
    "De {from} a {to} no es un tramo: ambos deben estar entre 0 y {most}, el primero antes que el segundo.",
  "share.picture.working": "{done} de {total} imágenes",
  "share.picture.cancel": "Cancelar",
  "share.picture.cancelled": "Cancelado. No se ha guardado nada.",
  "share.picture.saved": "Guardado: {name}",
  "share.picture.nowebm": "Este navegador no puede grabar vídeo.",
  "share.picture.failed": "No se pudo hacer la imagen: {message}",

  "share.save.link": "Enlace",
  "share.save.link.about":
    "Máquina, peticiones, cursor y vista en una dirección. Compartir tiene también nota y código QR.",
  "share.save.svg": "Figura, SVG",
  "share.save.svg.about": "El escenario en el cursor, con título y descripción.",
  "share.save.png": "Figura, PNG",
  "share.save.png.about": "La misma, de 1600 píxeles de ancho. Compartir tiene también GIF y WebM.",

  "share.class.present": "Presentar",
  "share.class.present.about":
    "Pantalla completa y letra grande. Re Pág y Av Pág, o un puntero, van de paso en paso; un punto deja la pantalla en blanco.",
  "share.class.poll": "Que responda la clase",
  "share.class.poll.about":
    "Los estudiantes abren este enlace, responden y reciben un código de cuatro letras. En el modo de presentación se escriben los códigos para ver cómo respondió la clase. No interviene ningún servidor.",
  "share.class.print": "Imprimir la lección",
  "share.class.print.about": "La figura de cada paso con líneas para las respuestas.",
  "share.class.print.answers": "Imprimir con respuestas",
  "share.class.cards": "Imprimir tarjetas para recortar",
  "share.class.lesson": "Para presentar o imprimir hay que abrir una lección.",

  "poll.yours": "Tu código de respuesta",
  "poll.tell": "Es para decírselo a quien enseña. Dice qué se respondió y nada sobre la persona.",
  "poll.answer": "Responde abajo. Después el código aparece aquí.",

  "present.bar": "Presentación",
  "present.leave": "Salir de la presentación",
  "present.next": "Siguiente",
  "present.back": "Atrás",
  "present.place": "Paso {step} de {count}",
  "present.answer": "Mostrar la respuesta",
  "present.notes": "Notas",
  "present.notes.about": "Solo se ven aquí. Se quedan en este navegador.",
  "present.notes.label": "Notas de este paso",
  "present.poll": "Encuesta",
  "present.poll.about":
    "Los estudiantes abren el enlace y responden. Cada uno recibe un código de cuatro letras. Los códigos se escriben o se pegan aquí, en cualquier orden.",
  "present.poll.paper":
    "O a mano alzada, o en papel: la hoja tiene la pregunta con líneas para las respuestas.",
  "present.poll.codes": "Códigos",
  "present.poll.count": { one: "{count} respuesta", other: "{count} respuestas" },
  "present.poll.strange": {
    one: "{count} código no es de esta pregunta: {codes}",
    other: "{count} códigos no son de esta pregunta: {codes}",
  },
  "present.poll.none": "Este paso no pregunta nada. Hay que ir a uno con una predicción.",
  "present.poll.reveal": "Marcar la respuesta correcta",
  "present.poll.unsure": "no lo sé",
  "present.poll.other": "otra cosa",
  "present.poll.right": "correcta",
  "present.poll.table": "Cómo respondió la clase",
  "present.blank": "La pantalla está en blanco. Vuelve con cualquier tecla.",
  "present.keys": "Av Pág: siguiente. Re Pág: atrás. Punto: en blanco. Escape: salir.",

  "print.title": "{title} · hoja",
  "print.back": "Volver a la lección",
  "print.print": "Imprimir",
  "print.paper": "Papel",
  "print.paper.a4": "A4",
  "print.paper.letter": "Carta",
  "print.with": "Con respuestas",
  "print.name": "Nombre",
  "print.date": "Fecha",
  "print.step": "{number}. {title}",
  "print.before": "Antes:",
  "print.after": "Después:",
  "print.predict": "Tu predicción:",
  "print.answer": "Respuesta: {answer}",
  "print.requests": "Lo que se pide:",
  "print.challenge": "Hay que llegar a:",
  "print.goal": "{what}: {wanted}",
  "print.goal.blocks": "bloques libres en {zone}, por orden desde 0: {counts}",
  "print.solution": "Una manera: {solution}",
  "print.foot": "Buddyscope · Linux {kernel} · {address}",
  "print.cards": "{title} · tarjetas",
  "print.cards.about":
    "Se recortan por las líneas discontinuas. Cada tarjeta es una página; los números son los marcos de página. Se ponen una al lado de otra, y se parten y se unen a mano: los compañeros son dos bloques del mismo tamaño cuyos números difieren en un bit.",
  "print.card.pairs": "orden {order}: compañera {buddy}",
  "print.failed": "No se pudo traer la lección: {message}",
  "print.waiting": "Preparando la hoja…",
  "link.error.kernel": "Este enlace trata de un núcleo que esta versión no conoce: {kernel}.",
};
