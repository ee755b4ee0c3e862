/** Styles of <bs-transport>, but for its rail. */

import { css } from "lit";

/** After those of the rail: narrow screens and forced colours change some of them. */
export const transportStyles = css`
  .bar {
    display: flex;
    align-items: center;
    gap: 18px;
    min-height: 76px;
    padding: 8px 24px;
  }
  .buttons {
    display: flex;
    gap: 6px;
  }
  .round {
    display: inline-grid;
    place-items: center;
    width: 38px;
    height: 38px;
    padding: 0;
    border: 1px solid var(--line);
    border-radius: 50%;
    background: var(--bg);
    font-size: 0.9375rem;
  }
  .round:hover:not(:disabled) {
    border-color: var(--edge);
  }
  .round:disabled {
    color: var(--faint);
    cursor: default;
  }
  .round.play:not(:disabled) {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--panel);
  }
  .lock {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    padding: 3px 9px;
    border: 1px dashed var(--warn);
    border-radius: 999px;
    color: var(--warn);
    font-size: 0.75rem;
    white-space: nowrap;
  }
  .count {
    color: var(--soft);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .seg {
    display: flex;
    border: 1px solid var(--line);
    border-radius: 8px;
    font-size: 0.8125rem;
  }
  .seg label {
    position: relative;
    display: grid;
    place-items: center;
    min-height: 34px;
    padding: 4px 11px;
    color: var(--soft);
    cursor: pointer;
  }
  .seg label:first-of-type {
    border-radius: 7px 0 0 7px;
  }
  .seg label:last-of-type {
    border-radius: 0 7px 7px 0;
  }
  .seg input {
    position: absolute;
    inset: 0;
    opacity: 0;
    margin: 0;
    cursor: pointer;
  }
  .seg label:has(:checked) {
    background: var(--accent-soft);
    color: var(--accent);
    font-weight: 600;
    box-shadow: inset 0 -2px var(--accent);
  }
  .seg label:has(:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  select {
    min-height: 34px;
    padding: 4px 6px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--panel);
    color: var(--soft);
    font: inherit;
    font-size: 0.8125rem;
  }
  .help {
    width: 34px;
    height: 34px;
    border-color: transparent;
    background: none;
    color: var(--soft);
    font-weight: 600;
  }
  .line {
    display: none;
    align-items: center;
    gap: 6px;
    flex-basis: 100%;
    order: -2;
    min-height: 24px;
    padding-top: 4px;
    font-size: 0.8125rem;
    line-height: 1.35;
  }
  .line p {
    flex: 1;
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .line .round {
    flex: none;
  }
  @media (max-width: 73.7em) {
    .bar {
      flex-wrap: wrap;
      gap: 4px 14px;
    }
    .track {
      order: -1;
    }
    .line {
      display: flex;
    }
  }
  @media (max-width: 51.2em), (max-height: 32.4em) {
    .bar {
      padding: 4px 12px calc(6px + env(safe-area-inset-bottom));
      gap: 4px 8px;
      min-height: 0;
    }
    .track {
      flex-basis: 100%;
    }
    .rail {
      height: 34px;
    }
    .ticks {
      top: 23px;
    }
    .seg {
      margin-left: auto;
    }
    .seg label {
      padding: 4px 8px;
    }
    .help {
      display: none;
    }
  }
  @media (max-width: 29.9em) {
    .bar {
      justify-content: space-between;
    }
    .track {
      flex-basis: 60%;
      flex-wrap: wrap;
      gap: 0 10px;
    }
    .rail {
      flex-basis: 100px;
    }
    .speed {
      order: -1;
    }
    .locked .speed {
      display: none;
    }
    .locked .track {
      flex-basis: 100%;
    }
    .seg {
      margin-left: 0;
    }
    .count {
      font-size: 0.75rem;
    }
    .buttons {
      gap: 4px;
    }
    .buttons .far {
      display: none;
    }
  }
  @media (max-width: 22.4em) {
    .seg label {
      padding: 4px 6px;
      font-size: 0.75rem;
    }
  }
  @media (pointer: coarse) {
    .round {
      width: 42px;
      height: 42px;
    }
    .seg label,
    select {
      min-height: 40px;
    }
  }
  .parting path {
    fill: var(--warn);
    stroke: var(--bg);
    stroke-width: 1.5;
  }
  .count.parted {
    color: var(--warn);
    font-weight: 600;
  }
  @media (forced-colors: active) {
    input[type="range"] {
      appearance: auto;
    }
    .seg label:has(:checked) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .round:disabled {
      color: GrayText;
    }
  }
`;
