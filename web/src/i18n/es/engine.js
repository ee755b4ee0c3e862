/** Python on its way. */

/** @type {import("../text.js").Dictionary} */
export default {
  "engine.part_missing":
    "No se pudo obtener una parte de esta página. Lo que se ve sigue funcionando; comprobar la conexión y cargar la página otra vez para el resto.",
  "engine.part.python": "Python",
  "engine.part.library": "biblioteca estándar",
  "engine.part.package": "Buddyscope",
  "engine.part.worker": "El worker en el que se ejecuta Python",
  "loading.compile": "Compilando {what}",
  "loading.install": "Instalando {what}",
  "loading.ready": "Iniciando {what}",
  "loading.starting": "Iniciando Python",
  "loading.bytes": "{what} {megabytes}",
  "loading.asking": "Solicitando {what}",
  "loading.megabytes": "{loaded} de {total} MB",
  "loading.idle": "Python ({size} MB) se inicia cuando algo lo necesita.",
  "loading.short.idle": "Python en espera",
  "loading.short.failed": "Python no se inició",
  "loading.short.lost": "Python se detuvo",
  "loading.short.live": "Python listo · en vivo",
  "loading.short.ready": "Python listo",
  "loading.short.percent": "Python {percent} %",
  "loading.short.asking": "Python …",
};
