/** La página misma: títulos, regiones, enlaces, errores. */

/** @type {import("../text.js").Dictionary} */
export default {
  "app.document": "{title} · Buddyscope",
  "app.lesson": "Lección",
  "app.sandbox": "Banco de pruebas",
  "app.practice": "Práctica",
  "app.memory": "Memoria",
  "app.words": "Este paso en palabras",
  "app.player": "Reproductor",
  "app.skip.lesson": "Saltar a la lección",
  "app.skip.sandbox": "Saltar al banco de pruebas",
  "app.skip.practice": "Ir a la práctica",
  "app.differ": "Python y la grabación de esta lección difieren. Lo que se ve es la grabación.",
  "app.nearest.lesson": "No hay ninguna lección «{wanted}». Esta es la más parecida: «{found}».",
  "app.nearest.step": "No hay ningún paso «{wanted}». Este es el más parecido: «{found}».",
  "app.english": "Esta lección aún no está traducida. Se muestra en inglés.",
  "app.index": "La lista de lecciones",
  "app.index.empty": "La lista de lecciones está vacía.",
  "app.across.search": "Las palabras de todas las lecciones",
  "app.across.cards": "Las tarjetas de todas las lecciones",
  "app.the_lesson": "La lección «{title}»",
  "app.the_records": "La grabación de la lección «{title}»",
  "app.other_version":
    "La lección «{title}» se hizo para otra versión de esta página. Vuelva a cargar para tener la más nueva.",
  "app.no_network": "No se pudo traer: {what}. Comprobar la conexión e intentarlo otra vez.",
  "app.not_there":
    "No está en este servidor (estado {status}): {what}. Quien administra este sitio debe subir la carpeta entera; si no, avisarle.",
  "app.unreadable":
    "Ha llegado, pero no se puede leer: {what}. Llegó incompleto, u otra página en su lugar. Intentarlo otra vez; si no ayuda, volver a iniciar sesión o avisar a quien administra este sitio.",
};
