/** Styles of the parts around the zones, and of what a zone says about its state. */

import { css } from "lit";

export const stateStyles = css`
  .states {
    margin-left: auto;
    display: flex;
    gap: 6px;
  }
  .states b {
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
  .place {
    width: 18px;
    height: 18px;
    border-radius: 50%;
    background: var(--accent, #0b6e6e);
    color: var(--panel, #fff);
    font: 600 11px/18px var(--sans, system-ui, sans-serif);
    text-align: center;
  }
  .answer {
    padding: 0 9px;
    border: 2px solid var(--accent, #0b6e6e);
    border-radius: 999px;
    color: var(--accent, #0b6e6e);
    font-size: 12px;
    font-weight: 600;
  }
  .answer.you {
    border-style: dashed;
    border-color: var(--warn, #a34a06);
    color: var(--warn, #a34a06);
  }
  svg {
    flex: none;
    width: 11px;
    height: 13px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
  }
  /* No room for words: the icons stay, the words stay for screen readers. */
  @container (max-width: 460px) {
    .states b {
      padding: 4px 6px;
    }
    .states b span {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
`;

export const machineStyles = css`
  .actors,
  .walk {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
    margin: 0 10px 6px;
    padding: 0;
    font-size: 13px;
    color: var(--soft, #5c6474);
  }
  .actors > span {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 6px;
  }
  .actors .task {
    margin-left: auto;
  }
  .actors em {
    padding: 1px 8px;
    border-radius: 999px;
    background: var(--accent-soft, #dcefee);
    color: var(--accent, #0b6e6e);
    font-style: normal;
    font-weight: 600;
  }
  .actors .busy code,
  .actors .awake {
    color: var(--warn, #a34a06);
    font-weight: 600;
  }
  .actors code {
    font: 12px var(--mono, monospace);
  }
  .kswapd[data-kswapd="freeing"] svg,
  .kswapd[data-kswapd="woken"] svg {
    animation: nod 400ms ease-in-out 3;
  }
  @keyframes nod {
    50% {
      transform: translateY(-3px);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .kswapd svg {
      animation: none !important;
    }
  }
  .actors svg.face {
    width: 28px;
    height: 20px;
    stroke-linecap: round;
    stroke-width: 1.5;
  }
  .walk {
    gap: 4px 0;
    min-height: 26px;
    list-style: none;
    font: 12px/24px var(--mono, monospace);
  }
  .walk li {
    flex: none;
    padding: 0 8px;
    border: 1px solid var(--edge, #8b9099);
    border-radius: 7px;
    white-space: nowrap;
  }
  .walk li {
    position: relative;
    margin-right: 22px;
  }
  .walk li:not(:last-child)::after {
    content: "→";
    position: absolute;
    right: -19px;
    color: var(--soft, #5c6474);
  }
  @container (max-width: 460px) {
    .walk li {
      margin-right: 16px;
      padding: 0 5px;
      font-size: 11px;
    }
    .walk li:not(:last-child)::after {
      right: -14px;
    }
  }
  .walk [data-passed="false"] {
    border-style: dashed;
  }
  .walk [data-passed="true"] {
    border-color: var(--accent, #0b6e6e);
    color: var(--accent, #0b6e6e);
  }
  .walk li:last-child {
    background: var(--accent-soft, #dcefee);
    color: var(--ink, #1d2330);
    font-weight: 600;
  }
  .group {
    margin: 6px 10px 0;
    color: var(--soft, #5c6474);
    font: 600 12px/1.5 var(--sans, system-ui, sans-serif);
  }
  .group small {
    font-size: 12px;
    font-weight: 400;
  }
  .zones {
    position: relative;
  }
  .here {
    margin: 2px 0;
    padding: 2px 11px;
    color: var(--soft, #5c6474);
    font-size: 12px;
  }
  .here b {
    margin-right: 6px;
    color: var(--ink, #1d2330);
    font: 600 13px/1.6 var(--mono, monospace);
  }
  /* The request, on its way. */
  .walker {
    position: absolute;
    z-index: 1;
    top: 9px;
    left: -7px;
    width: 0;
    height: 0;
    border: 8px solid transparent;
    border-left: 11px solid var(--accent, #0b6e6e);
    transition: transform 380ms cubic-bezier(0.3, 0, 0.2, 1);
  }
  .walker[hidden] {
    display: none;
  }
  .walker[data-passed="false"] {
    border-left-color: var(--warn, #a34a06);
  }
  @media (prefers-reduced-motion: reduce) {
    .walker {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .walker {
      forced-color-adjust: none;
      border-left-color: Highlight;
    }
  }
  .whole {
    margin: 6px 0;
    padding: 4px 0 6px;
    border: 1px solid var(--line, #e4e1d8);
    border-radius: 10px;
    background: color-mix(in srgb, var(--panel, #fff) 55%, transparent);
  }
`;
