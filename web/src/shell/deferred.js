/**
 * Components that the first picture of a lesson does not need: they come right after it. Until then their elements stand
 * empty, and keep what they are given.
 */

import "../i18n/all-words.js";
import "../inspect/bs-callgraph.js";
import "../inspect/bs-charts.js";
import "../inspect/bs-code.js";
import "./bs-help.js";
import "../lesson/deferred.js";
import "../inspect/bs-log.js";
import "../course/bs-menu.js";
import "./bs-offline.js";
import "../course/bs-search.js";
import "../stage/bs-twin.js";
import "./bs-waiting.js";

export { joinCode } from "../inspect/wire.js";
export { offline, saveForOffline, startOffline } from "./offline.js";
