/** El banco de pruebas: su cabecera y a qué espera. */

/** @type {import("../text.js").Dictionary} */
export default {
  "sandbox.kick": "Banco de pruebas",
  "sandbox.back": "Volver a la lección",
  "sandbox.welcome": "Una máquina propia",
  "sandbox.welcome.text": "Aquí nada se puede romper. Todo se puede deshacer.",
  "sandbox.welcome.choose": "Elegir una máquina. La caja de cerillas tiene 16 páginas, y se ve cada una.",
  "sandbox.welcome.ask": "Pedir bloques, y devolverlos con un clic en el mapa.",
  "sandbox.welcome.back": "Volver atrás en el tiempo, cambiar algo y ver dónde se separan las historias.",
  "sandbox.fresh": "Pedir un bloque abajo, escribir en la consola o dejar correr una carga de trabajo.",
  "sandbox.undo": "Deshacer",
  "sandbox.undo.about": "Deshacer la última petición",
  "sandbox.redo": "Rehacer",
  "sandbox.redo.count": "Rehacer ({count})",
  "sandbox.redo.about": "Hacer de nuevo lo que se deshizo",
  "sandbox.reset": "Reiniciar",
  "sandbox.reset.about": "Como tras el arranque; rehacer lo trae de vuelta",
  "sandbox.other": "Otra máquina",
  "sandbox.facts": {
    by: "nodes",
    one: "Un nodo · páginas: {sizes}",
    other: "{nodes} nodos · páginas: {sizes}",
  },
  "sandbox.failed":
    "Python no arrancó, así que ninguna máquina puede arrancar. Se puede reintentar en la columna de al lado.",
  "sandbox.listing": "Python está listo y enumera sus máquinas…",
  "sandbox.loading": "Python aún se carga ({percent} %). Después se podrán arrancar estas máquinas.",
  "sandbox.waiting.work": "La carga de trabajo {name} está en marcha.",
  "sandbox.waiting.failed": "Python no arrancó, así que nadie puede responder.",
  "sandbox.waiting.lost": "Python se detuvo. Reintentar lo inicia de nuevo; el historial se conserva.",
  "sandbox.waiting.loading": "Python aún se carga ({percent} %).",
  "sandbox.refused": "{said}.",
  "sandbox.refused.script": "Línea {line}: {said}. No se ha ejecutado nada de ello.",
};
