// A page with nothing but the engine on it, so that a test can talk to it: window.engine, window.progress.
import { connect } from "../../../web/src/engine/connect.js";

const patience = Number(new URLSearchParams(location.search).get("patience") ?? 45_000);
window.progress = [];
window.engine = connect({ patience, onProgress: (step) => window.progress.push(step) });
