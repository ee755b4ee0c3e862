/** The few icons of the page, drawn here: no icon font, no emoji. Always beside, or inside, a name. */

import { svg } from "lit";

/** @param {string} path */
function icon(path) {
  return svg`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d=${path}></path></svg>`;
}

export const icons = Object.freeze({
  start: icon("M3 3h2v10H3zM13 3v10L6 8z"),
  back: icon("M11.5 3v10L4.5 8z"),
  play: icon("M4 2.5v11L13.5 8z"),
  pause: icon("M4 3h3v10H4zM9 3h3v10H9z"),
  forward: icon("M4.5 3v10l7-5z"),
  end: icon("M11 3h2v10h-2zM3 3v10l7-5z"),
  left: icon("M9.8 2.6 11 3.8 6.8 8l4.2 4.2-1.2 1.2L4.4 8z"),
  right: icon("M6.2 2.6 5 3.8 9.2 8 5 12.2l1.2 1.2L11.6 8z"),
  check: icon("M6.4 12.6 2.2 8.4l1.3-1.3 2.9 2.9 6.1-6.1 1.3 1.3z"),
  differ: icon(
    "M3 5h6.2l1.2-2.2 1.4.8-.8 1.4H13v1.6h-2.9l-1.5 2.8H13V11H7.7l-1.3 2.4-1.4-.8.9-1.6H3V9.4h3.8l1.5-2.8H3z",
  ),
  lock: icon("M5 7V5a3 3 0 0 1 6 0v2h1v7H4V7zm1.5 0h3V5a1.5 1.5 0 0 0-3 0z"),
  close: icon("m8 6.9 4-4L13.1 4l-4 4 4 4-1.1 1.1-4-4-4 4L2.9 12l4-4-4-4L4 2.9z"),
  undo: icon("M6 3v2.5h3.5a4 4 0 0 1 0 8H5V12h4.5a2.5 2.5 0 0 0 0-5H6v2.5L2 6.2z"),
  search: icon(
    "M7 2a5 5 0 0 1 4 8l3.200 3.200-1.100 1.100L9.900 11A5 5 0 1 1 7 2m0 1.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7",
  ),
  menu: icon("M2 4h12v1.5H2zm0 3.3h12v1.5H2zm0 3.2h12V12H2z"),
  auto: icon("M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2m0 1.5v9a4.500 4.500 0 0 0 0-9"),
  light: icon(
    "M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6M7.300 1h1.400v2.500H7.300zM7.300 12.500h1.400V15H7.300zM1 7.300h2.500v1.400H1zM12.500 7.300H15v1.400h-2.500zM3 2l1.800 1.800-1 1L2 3zM12.200 11.200 14 13l-1 1-1.800-1.800zM13 2l1 1-1.800 1.800-1-1zM3.800 11.200l1 1L3 14l-1-1z",
  ),
  dark: icon("M9.500 2A6 6 0 1 0 14 9.500 5 5 0 0 1 9.500 2"),
});
