/** Practice plays on the default kernel: the request with which its tasks give a block back. */
export const FREE = "__free_pages";
