/** All of English, known from here on: imported before the components that use it. */

import { en } from "./en/index.js";
import { learn } from "./language.js";

learn(en);
