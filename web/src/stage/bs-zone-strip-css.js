/** Styles of <bs-stage-strip>: a zone in small. */

import { css } from "lit";
import { stateStyles } from "./machine-css.js";

export const stripStyles = [
  stateStyles,
  css`
    :host {
      display: block;
      container-type: inline-size;
      margin: 4px 0;
    }
    button {
      display: block;
      width: 100%;
      padding: 6px 0;
      border: 1px solid transparent;
      border-radius: 10px;
      background: none;
      color: var(--ink, #1d2330);
      font: 13px/1.5 var(--sans, system-ui, sans-serif);
      text-align: left;
      cursor: pointer;
    }
    button:hover {
      border-color: var(--line, #e4e1d8);
      background: var(--panel, #fff);
    }
    button.asked {
      border: 1px dashed var(--warn, #a34a06);
    }
    button.picked {
      border: 2px solid var(--warn, #a34a06);
      background: var(--warn-soft, #fdeedd);
    }
    button:focus-visible {
      outline: 2px solid var(--focus, #0b6e6e);
      outline-offset: -2px;
    }
    @media (forced-colors: active) {
      button {
        border-color: ButtonBorder;
      }
      button.picked {
        border-color: Highlight;
      }
    }
    .line,
    .counts {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 10px;
      padding: 0 10px;
    }
    .name {
      font: 600 13px/1.6 var(--mono, monospace);
    }
    .facts,
    .counts {
      color: var(--soft, #5c6474);
      font-size: 12px;
    }
    .counts {
      gap: 0 12px;
      font-family: var(--mono, monospace);
    }
    .counts small {
      font-size: 10px;
    }
    .counts .some {
      color: var(--ink, #1d2330);
      font-weight: 600;
    }
    .counts small {
      color: var(--soft, #5c6474);
      font-weight: 400;
    }
    .test {
      font: 600 12px var(--mono, monospace);
    }
    canvas {
      display: block;
      width: 100%;
    }
  `,
];
