/** Mapa del curso, repaso de tarjetas, páginas para docentes, búsqueda, progreso, vista previa. */

/** @type {import("../text.js").Dictionary} */
export default {
  "map.title": "Mapa del curso",
  "map.about": "Elija una ruta, o abra cualquier lección por separado.",
  "map.clinic": "¿Falló una petición en una máquina suya? Pregunte en la consulta.",
  "map.lab": "¿Está escribiendo un asignador buddy? Encuentre su error.",
  "map.lesson": "Lección",
  "map.time": "Tiempo",
  "map.minutes": "{minutes} min",
  "map.progress": "Respondido",
  "map.done": "{done} de {all}",
  "map.on": "en esta ruta",
  "map.off": "fuera de esta ruta",
  "map.start": "Empezar",
  "map.on_with": "Seguir con «{title}»",
  "map.again": "Hecho. Otra vez desde el principio",
  "map.caption": "Las lecciones, y las rutas en que están",
  "map.teacher": "Página para docentes de «{title}»",
  "map.teacher.short": "Para docentes",

  "review.title": "Repaso",
  "review.about": "Tarjetas de todas las lecciones, cuanto se quiera. Las que no se sabían vuelven antes.",
  "review.of": "De «{title}»",
  "review.knew": "Lo sabía",
  "review.not_yet": "Todavía no",
  "review.count": { one: "{count} tarjeta vista", other: "{count} tarjetas vistas" },
  "review.lesson": "A la lección",

  "teacher.title": "Para docentes: {title}",
  "teacher.kick": "Lección {number} · {minutes} minutos",
  "teacher.objective": "Objetivo",
  "teacher.misconceptions": "Lo que se entiende mal",
  "teacher.discussion": "Para discutir",
  "teacher.answer": "Qué tiene una buena respuesta",
  "teacher.answers": "Lo que pregunta la lección, y las respuestas",
  "teacher.prediction": "Predicción",
  "teacher.question": "Pregunta",
  "teacher.challenge": "Reto, óptimo: {par}",
  "teacher.solution": "Una solución",
  "teacher.none": "Esta lección aún no tiene nada para docentes.",
  "teacher.open": "Abrir la lección",
  "teacher.print": "Imprimir",
  "teacher.source": "Libro: {book}. Especificación: {spec}.",

  "page.failed": "No se pudo abrir esta página",

  "search.title": "Buscar",
  "search.label": "Una función, un flag o una palabra",
  "search.found": { one: "{count} paso", other: "{count} pasos" },
  "search.none": "Nada contiene «{query}». Pruebe con una sola palabra, como {example}.",
  "search.empty": "Busque en todas las lecciones, por ejemplo {example} o {other}.",
  "search.place": "{lesson} · {step}",

  "progress.about": "Sus respuestas se quedan en este navegador. Nadie más las ve.",
  "progress.count": {
    one: "Guarda {count} respuesta de esta lección.",
    other: "Guarda {count} respuestas de esta lección.",
  },
  "progress.forget": "Olvidar mis respuestas de esta lección",
  "progress.forget_all": "Olvidarlo todo",
  "progress.sure": "¿Olvidar de verdad todo: respuestas, resultados, tarjetas, ajustes?",
  "progress.sure.yes": "Sí, olvidarlo todo",
  "progress.sure.no": "No",
  "progress.gone": "Todo está olvidado.",
  "progress.take": "Llevarse el progreso",
  "progress.whose":
    "Abarca todo lo que se ha respondido en este navegador, lo haya respondido quien lo haya respondido. ¿Lo usó otra persona antes? Con «Olvidarlo todo» puede empezar su propio progreso.",
  "progress.export": "Copiar mi progreso como texto",
  "progress.text": "Su progreso como texto",
  "progress.copy": "Copiar",
  "progress.copied": "Copiado.",
  "progress.bring": "Traer progreso de otro sitio",
  "progress.paste": "Pegue aquí el texto",
  "progress.import": "Importar mi progreso",
  "progress.brought": {
    one: "Traída: {count} lección, con tarjetas y prácticas. Se conservaron los mejores resultados.",
    other: "Traídas: {count} lecciones, con tarjetas y prácticas. Se conservaron los mejores resultados.",
  },
  "progress.error.shape":
    "Esto no es un texto de progreso: debe empezar por «{start}» y tener tres partes, separadas por puntos. No se cambió nada.",
  "progress.error.version":
    "Este texto es de la versión {found}; esta página lee la {wanted}. No se cambió nada.",
  "progress.error.damaged":
    "El texto está dañado: su suma de comprobación es {found}, no {wanted}. Cópielo otra vez entero. No se cambió nada.",
  "progress.error.browser":
    "Este navegador no puede comprimir ni descomprimir este texto. Un Firefox, Chrome, Edge o Safari actual sí puede. No se cambió nada.",
  "progress.error.content": "El texto se puede leer, pero no lo que contiene. No se cambió nada.",
  "progress.error.long":
    "El texto es demasiado largo: {length} caracteres, como mucho {most}. No se cambió nada.",

  "preview.title": "Vista previa: lo que está mal",
  "preview.where": "{file}, línea {line}",
  "preview.found": "hay {text}",
  "preview.expected": "se esperaba {text}",
  "preview.nearest": "¿se quería decir {text}?",
  "preview.lost": "La vista previa no responde. ¿Sigue en marcha?",
};
