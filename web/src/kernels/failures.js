/** How a kernel says in its log that a request failed, as an example: the only one whose line has no report behind it. */
export const OLD_FAILURE = "__alloc_pages: 4-order allocation failed (gfp=0x1f0/0)";
