/** Styles of <bs-stage>. */

import { css } from "lit";

export const stageStyles = css`
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
  h2 {
    margin: 0;
    font: 600 15px/1.5 var(--mono, monospace);
  }
  .facts {
    color: var(--soft, #5c6474);
    font-size: 13px;
  }
  .states {
    margin-left: auto;
    display: flex;
    gap: 6px;
  }
  b {
    display: flex;
    align-items: center;
    gap: 5px;
    border-radius: 999px;
    padding: 1px 10px;
    font-size: 12px;
    font-weight: 600;
  }
  .lock {
    color: var(--accent, #0b6e6e);
    background: var(--accent-soft, #dcefee);
  }
  .balance {
    color: var(--warn, #a34a06);
    background: var(--warn-soft, #fdeedd);
  }
  svg {
    width: 11px;
    height: 13px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
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
  .asking {
    cursor: pointer;
  }
  /* No room for words: the icons stay, the words stay for screen readers. */
  @container (max-width: 460px) {
    .node {
      display: none;
    }
    b {
      padding: 4px 6px;
    }
    b span {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
`;
