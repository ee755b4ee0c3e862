/** What can go wrong while Python loads and runs. */

/** @type {import("../text.js").Dictionary} */
export default {
  "engine.noWebAssembly":
    "Este navegador no tiene WebAssembly, o está desactivado, y Python no puede ejecutarse aquí. Usar un Firefox, Chrome, Edge o Safari actual, o preguntar a quien administra este navegador.",
  "engine.noDecompression":
    "Este navegador no sabe descomprimir archivos, y Python no puede arrancar aquí. Las lecciones se pueden leer y reproducir igualmente. Para lo demás, usar un Firefox, Chrome, Edge o Safari actual.",
  "engine.noFiles":
    "Python no se incluyó al construir este sitio. Ejecutar `make build` y cargar la página otra vez.",
  "engine.workerRefused":
    "El navegador no permitió iniciar el worker en el que se ejecuta Python. Permitir workers en este sitio (una extensión estricta puede prohibirlos) y cargar la página otra vez.",
  "engine.notAWorker": "Este no es un worker de esta página: {url}",
  "engine.stopped":
    "Python se detuvo antes de responder y empieza de nuevo. Repetir la última acción cuando esté listo.",
  "engine.unreadable": "Python dio una respuesta que esta página no entiende. Cargar la página otra vez.",
  "engine.notARequest": "Esta página pidió a Python «{type}», que no conoce. Cargar la página otra vez.",
  "engine.silent": {
    by: "seconds",
    one: "No ha llegado nada durante {seconds} segundo mientras se cargaba Python. Comprobar la conexión e intentarlo otra vez.",
    other:
      "No ha llegado nada durante {seconds} segundos mientras se cargaba Python. Comprobar la conexión e intentarlo otra vez.",
  },
  "engine.unreachable": "No se pudo obtener {name}. Comprobar la conexión y cargar la página otra vez.",
  "engine.missing":
    "{name} falta en el servidor (estado {status}). Quien administra este sitio debe subir la carpeta completa, también py/.",
  "engine.notAFile":
    "El servidor envió una página web en lugar de {name}. Volver a iniciar sesión; quien administra este sitio debe subir la carpeta completa, también py/.",
  "engine.wrongSize":
    "{name} llegó dañado: {found} bytes en lugar de {expected}. Cargar la página otra vez; si no ayuda, este sitio se subió incompleto.",
  "engine.damaged":
    "{name} llegó dañado y no se pudo descomprimir. Cargar la página otra vez; si no ayuda, este sitio se subió incompleto.",
  "engine.notSealed":
    "Este navegador no permite quitarle {name} al código de quien aprende, así que Python no arranca.",
  "engine.notCompiled":
    "Este navegador no pudo compilar Python ({reason}). Usar un Firefox, Chrome, Edge o Safari actual.",
  "engine.notInstalled":
    "Python se inició, pero Buddyscope no pudo instalarse en él ({reason}). Cargar la página otra vez.",
  "engine.crashed": "Python se detuvo con un error: {reason}.",
  "engine.noMemory":
    "No quedó memoria: la máquina, su historia o un programa en el intérprete era demasiado grande para este navegador.",
  "engine.later":
    "no se pudo obtener el resto de la biblioteca estándar. Comprobar la conexión e intentarlo otra vez.",
};
