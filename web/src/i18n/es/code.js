/** La vista del código: el Python del propio modelo. */

/** @type {import("../text.js").Dictionary} */
export default {
  "code.loading": "Python aún se está cargando ({percent} %). Después se muestra aquí su código.",
  "code.coming": "Cargando el código…",
  "code.helper": "{name}() es una función auxiliar sin texto propio aquí.",
  "code.nothing": "Aún no se ha ejecutado nada. Elegir una función para leerla, o hacer una petición.",
  "code.function": "Función",
  "code.choose": "elegir una función",
  "code.back": "Una línea atrás",
  "code.forward": "Una línea adelante",
  "code.over": "La petición ha terminado. Aquí empezó.",
  "code.text": "{name}, {file} desde la línea {line}",
  "code.variables": "Variables en esta línea",
  "code.called": "Llamada con",
  "code.none": "ninguno",
  "code.book": "Libro: {book}",
  "code.spec": "Especificación: {spec}",
  "code.file": "En {file}",
  "code.notes": "Donde el libro y el código difieren",
};
