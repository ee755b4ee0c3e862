/** The pages beside the lessons, fetched when one is opened. */

import "./bs-map.js";
import "./bs-review.js";
import "./bs-teacher.js";
