/** The pages beside the lessons, fetched when one is opened. */

import "./components/bs-map.js";
import "./components/bs-review.js";
import "./components/bs-teacher.js";
