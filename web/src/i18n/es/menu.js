/** The menu and the list of keys. */

/** @type {import("../text.js").Dictionary} */
export default {
  "menu.title": "Lecciones",
  "menu.map": "Mapa del curso",
  "menu.clinic": "Consulta: explicar un informe de fallo",
  "menu.lab": "Su propio asignador: pruébelo o evalúe su registro",
  "menu.review": "Repaso de tarjetas",
  "menu.teacher": "Para docentes",
  "menu.progress": "Su progreso",

  "dialog.close": "Cerrar",

  "keys.title": "Teclas",
  "keys.stop": "Una parada atrás o adelante, tan fina como se haya elegido",
  "keys.request": "Una petición entera atrás o adelante",
  "keys.play": "Reproducir o pausar",
  "keys.ends": "Al primer o al último registro alcanzable",
  "keys.grain": "Parar en cada petición, función, paso o línea del código",
  "keys.search": "Buscar en las lecciones",
  "keys.help": "Esta lista",
  "keys.more":
    "Las teclas sirven mientras la memoria o el reproductor tienen el foco, o cuando nada lo tiene. En el mapa, las flechas eligen una página e Intro la marca.",
};
