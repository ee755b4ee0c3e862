/** Page counts and blocks in words. */

/** @param {number} count */
export function pagesInWords(count) {
  return count === 1 ? "1 page" : `${count} pages`;
}

/** "page 14", "pages 8–11" @param {number} page @param {number} order */
export function blockInWords(page, order) {
  return order === 0 ? `page ${page}` : `pages ${page}–${page + (1 << order) - 1}`;
}
