/** Guardar el banco de pruebas: en este navegador, y fuera de la página. */

/** @type {import("../text.js").Dictionary} */
export default {
  "save.goon": "Seguir donde lo dejó",
  "save.requests": { one: "{count} petición", other: "{count, number} peticiones" },
  "save.older": { one: "{count} banco de pruebas anterior", other: "{count} bancos de pruebas anteriores" },
  "save.drop": "Borrar",
  "save.drop.of": "Borrar {title}",
  "save.broken": "Un banco de pruebas guardado no se puede leer ({why}). No impide nada; se puede borrar.",
  "save.broken.tab": "Lo que esta pestaña había guardado no se puede leer ({why}). Se ha dejado como está.",
  "save.stopped":
    "La petición {number} de la historia guardada ya no se ejecuta: {why}. Las anteriores están aquí; lo guardado se conserva.",
  "save.memory":
    "Este navegador no guarda nada para esta página, o no queda sitio: el banco de pruebas se pierde al cerrar la pestaña. «Guardar como…» lo da como texto. Borrar los más antiguos deja sitio.",
  "save.split": "Otra pestaña trabaja en el mismo banco de pruebas. Lo que se haga aquí se guarda aparte.",
  "save.restored": {
    one: "El último banco de pruebas está de vuelta: {count} petición.",
    other: "El último banco de pruebas está de vuelta: {count, number} peticiones.",
  },
  "save.restoring": "Se repiten {done, number} de {total, number} peticiones guardadas…",
  "save.as": "Guardar como…",
  "save.as.title": "Guardar este banco de pruebas",
  "save.as.script": "Guion",
  "save.as.script.about": "Máquina y peticiones como texto: `buddyscope run FICHERO` llega al mismo estado",
  "save.as.buddyinfo": "/proc/buddyinfo",
  "save.as.buddyinfo.about": "Bloques libres de cada orden, en el cursor",
  "save.as.csv": "Resultados en CSV",
  "save.as.csv.about": "Una fila por petición: resultado, divisiones, fusiones, funciones llamadas",
  "save.as.json": "Resultados en JSON",
  "save.as.json.about": "Lo mismo con la máquina, para programas",
  "save.name": "Guardarlo en este navegador con el nombre",
  "save.here": "Guardar",
  "save.done": "Listo",
  "save.copy": "Copiar",
  "save.copy.of": "Copiar: {label}",
  "save.download": "Descargar",
  "save.download.of": "Descargar: {label}",
  "save.said.copy": "Copiado.",
  "save.said.download": "Descargado.",
  "save.said.no": "Este navegador no deja copiar a las páginas. Se puede descargar.",
  "save.said.here": "Guardado como «{name}». Aparece donde se eligen las máquinas.",
};
