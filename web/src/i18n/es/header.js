/** La barra de arriba, el menú, las teclas, las pestañas laterales, Python en camino. */

/** @type {import("../text.js").Dictionary} */
export default {
  "kernel.title.textbook": "Libro de texto",
  "header.share": "Compartir",
  "header.lessons": "Lecciones",
  "header.lesson": "Lección",
  "header.sandbox": "Banco de pruebas",
  "header.clinic": "Consulta",
  "header.sandbox.crumb": "Banco de pruebas · {title}",
  "header.sandbox.choose": "Banco de pruebas · elegir una máquina",
  "header.colours": "Colores: {theme}",
  "theme.auto": "como el sistema",
  "theme.light": "claros",
  "theme.dark": "oscuros",
  "header.language": "Idioma",
  "header.search": "Buscar",
  "header.live": "Python también ha ejecutado esta lección y obtuvo los mismos registros.",
  "header.recorded": "La lección se reproduce desde su grabación. Python sirve para las peticiones propias.",

  "side.title": "Este paso en detalle",
  "side.views": "Vistas",
  "side.calls": "Llamadas",
  "side.code": "Código",
  "side.log": "Diario",
  "side.charts": "Gráficas",
  "side.table": "Tabla",

  "python.loading": "Python se está cargando",
  "python.share": "{percent} %",
  "python.why": "Python no arrancó.",
  "python.without":
    "La lección grabada se reproduce hasta el final, y las predicciones funcionan. Los retos necesitan Python.",
  "python.lost": "Python se detuvo.",
  "python.kept":
    "Lo hecho hasta ahora sigue aquí. Reintentar inicia Python de nuevo, y se continúa desde el mismo lugar.",
  "python.start": "Iniciarlo ahora",
  "python.retry": "Reintentar",
};
