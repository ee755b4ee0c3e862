/** El cartel de una página incrustada. Solo huecos: se muestra antes de que llegue todo el diccionario. */

/** @type {import("../text.js").Dictionary} */
export default {
  "embed.title": "Buddyscope",
  "embed.start": "Empezar",
  "embed.open": "Abrir en Buddyscope",
  "embed.loading": "Cargando…",
  "embed.poster": "{title}: la memoria al comienzo de este paso",
  "embed.none": "Aquí no hay ninguna lección «{lesson}».",
  "embed.which": "¿Qué lección? Esta dirección no nombra ninguna.",
  "embed.failed": "No se pudo cargar: {message}",
  "embed.earlier":
    "Este navegador tiene respuestas anteriores a esta lección. Si son suyas, puede continuar donde lo dejó. Si no, empiece de cero: esas se quedan como están, y las de usted duran mientras la página esté abierta.",
  "embed.earlier.claim": "Usar mis respuestas anteriores",
  "embed.earlier.decline": "Empezar de cero",
  "embed.exam": "Este ejercicio necesita el sitio entero: hazlo en Buddyscope",
  "embed.python":
    "Esta máquina necesita Python: unos 6 MB, una sola vez. Se ejecuta en el navegador; no se envía nada a ningún sitio.",
  "embed.python.start": "Cargar Python y abrirla",
};
