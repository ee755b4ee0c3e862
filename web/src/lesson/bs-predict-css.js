/** Styles of <bs-predict>. */

import { css } from "lit";

export const predictStyles = css`
  .gate {
    margin-top: 16px;
    padding: 14px 16px;
    border: 1.5px solid var(--warn);
    border-radius: var(--radius);
    background: var(--warn-soft);
  }
  .told {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  .head {
    display: flex;
    align-items: center;
    gap: 6px;
    margin-bottom: 4px;
    color: var(--warn);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .told .head {
    color: var(--accent);
  }
  .told.wrong,
  .told.unsure {
    border-color: var(--edge);
    background: var(--bg);
  }
  .told.wrong .head,
  .told.unsure .head {
    color: var(--ink);
  }
  .act {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    margin-top: 10px;
    color: var(--soft);
    font-size: 0.8125rem;
  }
  .field {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 14px;
    margin-top: 8px;
    font-size: 0.875rem;
  }
  .field label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 32px;
    cursor: pointer;
  }
  .field label.column {
    flex-direction: column;
    align-items: flex-start;
    gap: 0;
    color: var(--soft);
    font-size: 0.75rem;
  }
  .field input[type="number"] {
    width: 5em;
    min-height: 36px;
    padding: 4px 8px;
    border: 1px solid var(--edge);
    border-radius: 8px;
    background: var(--bg);
    color: var(--ink);
    font: 0.9375rem var(--mono);
  }
  .field label.column {
    margin-right: -6px;
  }
  .field label.column input[type="number"] {
    min-width: 2.8em;
    width: 2.8em;
    padding: 4px 6px;
  }
  .field label.column:only-child input[type="number"] {
    width: 6em;
  }
  .field input[type="radio"] {
    width: 16px;
    height: 16px;
    margin: 0;
    accent-color: var(--accent);
  }
  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 12px;
    margin-bottom: 8px;
    font-size: 0.875rem;
  }
  dt {
    color: var(--soft);
  }
  dd {
    font-weight: 600;
    word-spacing: 0.15em;
  }
  .order {
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
    counter-reset: place;
  }
  .order li {
    display: flex;
    align-items: center;
    gap: 4px;
    min-height: 34px;
    padding: 2px 4px 2px 10px;
    border: 1px solid var(--edge);
    border-radius: 8px;
    background: var(--bg);
    font: 0.8125rem var(--mono);
    counter-increment: place;
  }
  .order li + li {
    margin-top: 4px;
  }
  .order li::before {
    content: counter(place);
    min-width: 1.4em;
    color: var(--soft);
  }
  .order span {
    flex: 1;
    overflow-wrap: anywhere;
  }
  .order button {
    min-width: 28px;
    min-height: 28px;
    padding: 0 4px;
    border: 1px solid transparent;
    border-radius: 6px;
    background: none;
    color: inherit;
    font: 600 0.9375rem var(--sans);
    cursor: pointer;
  }
  .order button:hover:enabled {
    border-color: var(--edge);
  }
  .order button:disabled {
    color: var(--soft);
    opacity: 0.5;
  }
  .order button:focus-visible {
    outline: 2px solid var(--focus);
  }
  .order .differs {
    border: 2px solid var(--warn);
  }
  .swatch {
    display: inline-block;
    width: 20px;
    height: 12px;
    margin-right: 6px;
    border: 2px dashed var(--warn);
    border-radius: 4px;
    vertical-align: -1px;
  }
  .swatch.kernel {
    border: 2px solid var(--accent);
  }
  ol.way {
    margin: 0;
    padding-left: 1.6em;
    font: 0.8125rem/1.6 var(--mono);
  }
  .way .differs {
    text-decoration: underline 2px var(--warn);
    text-underline-offset: 3px;
  }
`;
