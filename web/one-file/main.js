/** The whole site as one script, for `buddyscope export single-file`. What it fetches lies in the same page. */

import "./answers.js";
import "../src/ui/styles/page.css";
import "../src/main.js";
