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
  .new {
    margin: 0 10px 10px;
    padding: 8px 14px;
    border-left: 3px solid var(--accent, #0b6e6e);
    background: var(--accent-soft, #dcefee);
    font-size: 15px;
    line-height: 1.5;
    animation: arrive 480ms ease-out;
  }
  .new b {
    margin-right: 6px;
    color: var(--accent, #0b6e6e);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 22px;
    margin: 4px 10px 0;
    color: var(--soft, #5c6474);
    font-size: 13px;
  }
  .legend span {
    display: flex;
    align-items: center;
    gap: 7px;
  }
  .legend i {
    display: inline-block;
    width: 24px;
    height: 16px;
    border: 1.5px solid var(--accent, #0b6e6e);
    border-radius: 4px;
    background: var(--accent-soft, #dcefee);
    color: #fff;
    font: 600 11px/13px var(--sans, system-ui, sans-serif);
    text-align: center;
  }
  .legend .held {
    border-color: #3d4a9e;
    background: #3d4a9e;
  }
  .legend .hand {
    background: repeating-linear-gradient(-45deg, var(--accent-soft, #dcefee) 0 4px, var(--accent, #0b6e6e) 4px 5px);
  }
  .legend .idle {
    border-color: var(--soft, #5c6474);
    background: repeating-linear-gradient(-45deg, var(--bg, #fbfaf7) 0 4px, var(--soft, #5c6474) 4px 5.5px);
  }
  .caption {
    min-height: 46px;
    display: flex;
    align-items: end;
    padding-bottom: 8px;
  }
  .caption p {
    position: relative;
    box-sizing: border-box;
    max-width: min(360px, 100%);
    margin: 0 0 0 clamp(0px, var(--x) - 180px, 100% - 360px);
    padding: 7px 14px;
    border-radius: 9px;
    background: var(--ink, #1d2330);
    color: var(--panel, #fff);
    font-size: 15px;
    line-height: 1.4;
  }
  .caption p[data-points]::after {
    position: absolute;
    top: 100%;
    left: clamp(12px, var(--x) - clamp(0px, var(--x) - 180px, 100cqw - 360px) - 7px, 100% - 26px);
    border: 7px solid transparent;
    border-top-color: var(--ink, #1d2330);
    content: "";
  }
  .caption .refused {
    background: var(--warn, #a34a06);
    animation: shake 360ms;
  }
  .caption p.refused::after {
    border-top-color: var(--warn, #a34a06);
  }
  @keyframes arrive {
    from {
      opacity: 0;
      translate: 0 -8px;
    }
  }
  @keyframes shake {
    25% {
      translate: -6px 0;
    }
    75% {
      translate: 6px 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .new,
    .caption .refused {
      animation: none;
    }
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
