/** Buttons, focus and text styles that components share, each one style sheet for all of them. */

import { unsafeCSS } from "lit";
import baseStyles from "./base.css?inline";
import buttonStyles from "./buttons.css?inline";
import proseStyles from "./prose.css?inline";

export const base = unsafeCSS(baseStyles);
export const buttons = unsafeCSS(buttonStyles);
export const prose = unsafeCSS(proseStyles);
