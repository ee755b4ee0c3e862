/** Styles of <bs-twin>. */

import { css } from "lit";

export const twinStyles = css`
  .lit {
    background: var(--warn-soft, #fdeedd);
    outline: 1px solid var(--warn, #a34a06);
  }
  :host {
    display: block;
    color: var(--ink, #1d2330);
    font: 13px/1.5 var(--sans, system-ui, sans-serif);
  }
  p {
    margin: 0 0 10px;
  }
  .summary {
    color: var(--soft, #5c6474);
  }
  .scroll {
    overflow-x: auto;
    border: 1px solid var(--line, #e4e1d8);
    border-radius: 8px;
    background: var(--panel, #fff);
  }
  .scroll:focus-visible {
    outline: 2px solid var(--focus, #0b6e6e);
    outline-offset: 2px;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  caption {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  th,
  td {
    padding: 5px 10px;
    text-align: left;
    vertical-align: top;
    border-top: 1px solid var(--line, #e4e1d8);
  }
  thead th {
    border-top: 0;
    font-size: 12px;
    font-weight: 600;
    color: var(--soft, #5c6474);
  }
  tbody th,
  td {
    font-family: var(--mono, monospace);
    font-size: 12px;
    overflow-wrap: anywhere;
  }
  tbody th {
    font-weight: 600;
  }
  .none {
    color: var(--soft, #5c6474);
    font-family: var(--sans, system-ui, sans-serif);
  }
  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 4px 14px;
    margin: 12px 0 0;
  }
  dt {
    color: var(--soft, #5c6474);
  }
  dd {
    margin: 0;
  }
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
    margin: 0;
    padding: 0;
    list-style: none;
    font-family: var(--mono, monospace);
    font-size: 12px;
  }
`;
