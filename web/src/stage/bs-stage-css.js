/** Styles of <bs-stage>. */

import { css } from "lit";
import { machineStyles, stateStyles } from "./machine-css.js";

export const stageStyles = [
  stateStyles,
  machineStyles,
  css`
  :host {
    display: block;
    min-width: 0;
    container-type: inline-size;
    color: var(--ink, #1d2330);
    font-family: var(--sans, system-ui, sans-serif);
  }
  header {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 0 10px;
    height: 30px;
    white-space: nowrap;
  }
  /* With buttons it may need a second line. */
  header.zoomable {
    flex-wrap: wrap;
    gap: 2px 12px;
    height: auto;
    min-height: 30px;
  }
  h2 {
    margin: 0;
    font: 600 15px/1.5 var(--mono, monospace);
  }
  .facts {
    color: var(--soft, #5c6474);
    font-size: 13px;
  }
  canvas {
    display: block;
    width: 100%;
    outline: none;
    touch-action: pan-y;
  }
  canvas:focus-visible {
    outline: 2px solid var(--focus, #0b6e6e);
    outline-offset: -2px;
    border-radius: 10px;
  }
  .zooms {
    display: flex;
    gap: 4px;
  }
  .zooms button {
    min-width: 28px;
    height: 26px;
    padding: 0 7px;
    border: 1px solid var(--edge, #8b9099);
    border-radius: 7px;
    background: var(--panel, #fff);
    color: var(--ink, #1d2330);
    font: 600 13px/1 var(--sans, system-ui, sans-serif);
    cursor: pointer;
  }
  .zooms button:disabled {
    border-color: var(--line, #e4e1d8);
    color: var(--soft, #5c6474);
    cursor: default;
  }
  .zooms button:focus-visible {
    outline: 2px solid var(--focus, #0b6e6e);
    outline-offset: 1px;
  }
  .choose {
    min-height: 28px;
    padding: 0 12px;
    border: 1px dashed var(--warn, #a34a06);
    border-radius: 999px;
    background: var(--panel, #fff);
    color: var(--warn, #a34a06);
    font: 600 13px/1.4 var(--sans, system-ui, sans-serif);
    cursor: pointer;
  }
  .choose[aria-pressed="true"] {
    border: 2px solid var(--warn, #a34a06);
    background: var(--warn-soft, #fdeedd);
  }
  .choose:focus-visible {
    outline: 2px solid var(--focus, #0b6e6e);
    outline-offset: 1px;
  }
  .details {
    min-height: 3.2em;
    margin: 4px 0 0;
    padding: 4px 10px;
    position: sticky;
    bottom: 0;
    background: var(--bg, #fbfaf7);
    color: var(--soft, #5c6474);
    font-size: 13px;
    line-height: 1.5;
  }
  .asking {
    cursor: pointer;
  }
  @container (max-width: 460px) {
    .node {
      display: none;
    }
  }
`,
];
