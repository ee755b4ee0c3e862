/** Styles of the rail of <bs-transport>: the slider over the records, and its marks. */

import { css } from "lit";

export const railStyles = css`
  .track {
    position: relative;
    display: flex;
    align-items: center;
    gap: 10px;
    flex: 1 1 200px;
    min-width: 0;
  }
  .rail {
    position: relative;
    flex: 1;
    min-width: 0;
    height: 40px;
  }
  input[type="range"] {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    background: none;
    appearance: none;
    cursor: pointer;
  }
  input[type="range"]:disabled {
    cursor: default;
  }
  input[type="range"]:focus-visible {
    border-radius: 6px;
  }
  input::-webkit-slider-runnable-track {
    height: 4px;
    border-radius: 2px;
    background: linear-gradient(var(--accent), var(--accent)) 0 / var(--done) 100% no-repeat var(--line);
  }
  input::-webkit-slider-thumb {
    width: 16px;
    height: 16px;
    margin-top: -6px;
    border: 0;
    border-radius: 50%;
    background: var(--accent);
    appearance: none;
  }
  input::-moz-range-track {
    height: 4px;
    border-radius: 2px;
    background: var(--line);
  }
  input::-moz-range-progress {
    height: 4px;
    border-radius: 2px;
    background: var(--accent);
  }
  input::-moz-range-thumb {
    width: 16px;
    height: 16px;
    border: 0;
    border-radius: 50%;
    background: var(--accent);
  }
  .ticks {
    position: absolute;
    left: 8px;
    right: 8px;
    top: 27px;
    height: 9px;
    pointer-events: none;
  }
  .ticks svg {
    display: block;
    width: 100%;
    height: 100%;
    overflow: visible;
  }
  .ticks line {
    stroke: var(--faint);
    stroke-width: 1px;
    vector-effect: non-scaling-stroke;
  }
  .ticks .here {
    stroke: var(--accent);
    stroke-width: 2px;
  }
`;
