/** Flags GFP y flags de tarea: qué permite cada uno al asignador. */

/** @type {import("../text.js").Dictionary} */
export default {
  "gfp.__GFP_DMA": "Solo sirve ZONE_DMA: la zonelist no tiene otra zona.",
  "gfp.__GFP_HIGHMEM": "Primero se prueba HighMem, luego Normal, luego DMA.",
  "gfp.__GFP_WAIT":
    "Puede dormir: cuando las zonas están bajas, quien pide recupera páginas por sí mismo. Sin él la petición falla, pero puede bajar hasta un cuarto de pages_min.",
  "gfp.__GFP_HIGH": "Nada: el asignador de 2.4.22 nunca lo mira.",
  "gfp.__GFP_IO": "La recuperación puede iniciar E/S en memoria baja. El asignador nunca lo mira.",
  "gfp.__GFP_HIGHIO": "La recuperación puede iniciar E/S en memoria alta. El asignador nunca lo mira.",
  "gfp.__GFP_FS": "La recuperación puede llamar al sistema de archivos. El asignador nunca lo mira.",
  "gfp.GFP_KERNEL": "El núcleo para sí mismo: puede dormir y recuperar de cualquier modo.",
  "gfp.GFP_ATOMIC": "En una interrupción: nunca duerme, llega más hondo en la reserva.",
  "gfp.GFP_USER": "Para un proceso: puede dormir y recuperar de cualquier modo.",
  "gfp.GFP_HIGHUSER": "Para un proceso: primero la memoria alta.",
  "gfp.GFP_NOFS": "Desde un sistema de archivos: la recuperación no debe volver a llamarlo.",
  "gfp.GFP_NOHIGHIO": "La recuperación puede hacer E/S solo en memoria baja.",
  "gfp.GFP_NOIO": "Desde la capa de bloques: la recuperación no debe iniciar E/S.",
  "gfp.PF_MEMALLOC": "Ya está recuperando: puede tomar la última página, y nunca espera.",
  "gfp.PF_MEMDIE": "Elegida para morir: puede tomar la última página, para poder hacerlo.",
  "gfp.PF_FREE_PAGES": "En recuperación directa: lo que libera queda primero en su propia lista.",
  "gfp.PF_NOIO": "Su recuperación no inicia E/S.",
  "gfp.nowhere": "Ninguna zona de esta máquina sirve.",
  "gfp.waits": "Zonas, en orden: {zones}. Puede dormir y recuperar.",
  "gfp.never": "Zonas, en orden: {zones}. Nunca duerme; falla cuando se llega a la reserva.",
};
