/**
 * Components that the first picture of a lesson does not need: they come right after it. Until then their elements stand
 * empty, and keep what they are given.
 */

import "./components/bs-ask.js";
import "./components/bs-callgraph.js";
import "./components/bs-charts.js";
import "./components/bs-code.js";
import "./components/bs-compare.js";
import "./components/bs-console.js";
import "./components/bs-help.js";
import "./components/bs-log.js";
import "./components/bs-machines.js";
import "./components/bs-menu.js";
import "./components/bs-requests.js";
import "./components/bs-sandbox.js";
import "./components/bs-time.js";
import "./components/bs-twin.js";
import "./components/bs-workload.js";
