/** A list of sentences, each a way back to its moment: the same for one request and for the whole history. */

import { css } from "lit";

export const logStyles = css`
  h3 {
    margin: 10px 0 2px;
    font: 600 0.75rem var(--mono);
    overflow-wrap: anywhere;
  }
  li button {
    display: block;
    width: 100%;
    min-height: 28px;
    padding: 3px 10px;
    border: 0;
    border-left: 2px solid var(--line);
    background: none;
    color: var(--soft);
    font-size: 0.8125rem;
    line-height: 1.45;
    text-align: left;
    overflow-wrap: anywhere;
  }
  li button:hover {
    color: var(--ink);
  }
  li [aria-current="true"] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--ink);
  }
  .row {
    margin: 10px 0;
  }
  .row .btn {
    min-height: 32px;
    padding: 3px 12px;
  }
`;
