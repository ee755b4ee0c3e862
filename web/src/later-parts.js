/**
 * Components that the first picture of a lesson does not need: they come right after it. Until then their elements stand
 * empty, and keep what they are given.
 */

import "./i18n/rest-of-words.js";
import "./components/bs-callgraph.js";
import "./components/bs-charts.js";
import "./components/bs-code.js";
import "./components/bs-help.js";
import "./components/bs-lesson-more.js";
import "./components/bs-log.js";
import "./components/bs-menu.js";
import "./components/bs-offline.js";
import "./components/bs-search.js";
import "./components/bs-twin.js";
import "./components/bs-waiting.js";

export { offline, saveForOffline, startOffline } from "./app/offline.js";
export { joinCode } from "./code-joint.js";
