/** Styles of <bs-challenge>. */

import { css } from "lit";
import { cardCss } from "../ui/styles/card-css.js";
import { offerCss } from "./offers.js";

export const challengeStyles = css`
  ${cardCss}
  .card.solved {
    border-color: var(--accent);
  }
  h3 {
    display: flex;
    align-items: center;
    gap: 6px;
    margin-bottom: 4px;
    color: var(--accent);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .rules {
    margin-top: 6px;
    color: var(--soft);
    font-size: 0.8125rem;
  }
  table {
    width: 100%;
    margin: 12px 0 8px;
    border-collapse: collapse;
    font: 0.8125rem / 1.4 var(--mono);
    text-align: center;
    table-layout: fixed;
  }
  caption {
    padding-bottom: 4px;
    color: var(--soft);
    font: 0.75rem / 1.4 var(--sans);
    text-align: left;
  }
  th {
    color: var(--soft);
    font-weight: 400;
  }
  th[scope="row"] {
    width: 3.6em;
    font: 0.75rem / 1.4 var(--sans);
    text-align: left;
  }
  td,
  th {
    padding: 3px 2px;
    border-top: 1px solid var(--line);
  }
  thead th {
    border: 0;
    font-size: 0.75rem;
  }
  .met {
    color: var(--accent);
    font-weight: 600;
  }
  .ops {
    color: var(--soft);
    font-size: 0.8125rem;
  }
  .ops b {
    color: var(--ink);
  }
  .act {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-top: 10px;
  }
  .done {
    margin-top: 12px;
    padding-top: 10px;
    border-top: 1px solid var(--line);
  }
  pre {
    margin: 8px 0;
    font: 0.8125rem / 1.7 var(--mono);
    white-space: pre-wrap;
  }
  .facts {
    table-layout: auto;
  }
  .facts th[scope="row"] {
    width: auto;
    color: var(--ink);
  }
  .facts td {
    padding-inline: 6px;
    text-wrap: balance;
  }
  ${offerCss}
  .scroll {
    overflow-x: auto;
  }
`;
