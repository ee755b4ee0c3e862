/** En un paquete de una plataforma educativa: qué no se registra y qué se puede hacer. */

/** @type {import("../text.js").Dictionary} */
export default {
  "lms.missing":
    "Su puntuación no se está registrando: esta página no ha encontrado la plataforma educativa.",
  "lms.missing.do":
    "Ciérrela y abra de nuevo la actividad desde su curso. Si este aviso vuelve a aparecer, pida a su docente que la actividad se abra en una ventana nueva.",
  "lms.refused": "Su puntuación no se está registrando: la plataforma educativa no ha iniciado la sesión.",
  "lms.refused.do":
    "Cargue de nuevo la actividad. Si no basta, vuelva a identificarse y ábrala desde su curso.",
  "lms.unsaved": "La plataforma educativa no ha guardado su puntuación.",
  "lms.unsaved.do":
    "Sus respuestas siguen aquí: no cierre esta página. Compruebe la conexión, o identifíquese de nuevo en otra pestaña, y vuelva a intentarlo.",
  "lms.answers": "Su puntuación está guardada, pero la plataforma educativa no ha guardado sus respuestas.",
  "lms.answers.do": "No cierre esta página y vuelva a intentarlo. Si sigue fallando, avise a su docente.",
  "lms.ended": "Esta visita terminó al salir de la página: nada de lo que haga aquí se registra.",
  "lms.ended.do": "Cargue de nuevo la actividad para continuar donde la dejó.",
  "lms.elsewhere": "Esta actividad está ahora abierta en otra pestaña: nada de lo que haga aquí se registra.",
  "lms.elsewhere.do": "Siga en la otra pestaña, o cargue de nuevo la actividad para seguir aquí.",
  "lms.preview":
    "Esto es una vista previa o una revisión: la plataforma educativa no registra la puntuación.",
  "lms.preview.do": "Para obtenerla, abra la actividad desde su curso y empiece un intento.",
  "lms.unread": "Su puntuación no se está registrando: falta una parte de este paquete.",
  "lms.unread.do": "Avise a su docente, que puede volver a subir el paquete.",
  "lms.not_included": "La lección «{wanted}» no forma parte de esta actividad. Esta sí: «{found}».",
  "lms.code": "(Error {code} de la plataforma)",
  "lms.retry": "Volver a intentarlo",
  "lms.reload": "Cargar de nuevo la actividad",
  "lms.progress.about":
    "La plataforma educativa guarda sus respuestas y su puntuación. En este navegador no queda nada.",
  "lms.progress.forget": "Después puede responder otra vez. Su puntuación en la plataforma nunca baja.",
  "lms.progress.sure":
    "¿Olvidar todas sus respuestas y los resultados de las prácticas? Su puntuación en la plataforma se conserva.",
};
