/** Python recibió una pregunta y no responde. */

/** @type {import("../text.js").Dictionary} */
export default {
  "waiting.quiet":
    "Python lleva un rato sin responder. Puede tener mucho que hacer o estar en un bucle sin fin. Se puede esperar o detenerlo: entonces empieza de nuevo, y lo hecho hasta aquí se conserva.",
  "waiting.stop": "Detener y empezar de nuevo",
};
