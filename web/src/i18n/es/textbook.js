/** El sistema de compañeros del manual: sus peticiones, y lo que dicen sus registros. */

/** @type {import("../text.js").Dictionary} */
export default {
  "textbook.example": "alloc 70K",
  "textbook.verb.alloc": "un bloque para tantos bytes: 850, 70K, 2M",
  "textbook.verb.free": "un bloque vuelve, y se une a su compañero si está libre",
  "textbook.verb.merge": "todos los compañeros libres se unen ahora, donde se unen tarde",
  "textbook.call.alloc": "Llega una petición.",
  "textbook.call.expand":
    "El bloque de orden {high} en {block} se parte hasta que queda una parte de orden {low}.",
  "textbook.call.free": "Vuelve el bloque en {block}.",
  "textbook.call.merge": "El bloque de orden {order} en {block} busca a su compañero.",
  "textbook.call.merge_all": "Nada cabe: todos los compañeros libres se unen.",
  "textbook.flip.cut": "{The_block} de orden {order} se parte en dos, o se rehace de sus dos mitades.",
  "textbook.add.moves": "Se cuenta una división o unión más.",
  "textbook.set.used": "{The_block} cambia de manos.",
};
