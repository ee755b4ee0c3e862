/** The parts of a lesson that stand below its text or the picture, and are not needed to read it. */

import "./bs-asides.js";
import "./bs-cards.js";
import "./bs-challenge.js";
import "./bs-controls.js";
import "./bs-hints.js";
import "./bs-predict.js";
import "./bs-question.js";
