/** El sitio sin red. */

/** @type {import("../text.js").Dictionary} */
export default {
  "offline.save": "Guardar para usar sin red ({size} MB)",
  "offline.saving": "Guardando para usar sin red: {loaded} de {size} MB",
  "offline.saved": "Guardado: este sitio funciona sin red.",
  "offline.failed": "No se pudo guardar todo: falló la red o el almacenamiento. Lo que ya está se conserva.",
  "offline.update": "Hay una versión más nueva de este sitio. Cargar la página otra vez para usarla.",
};
