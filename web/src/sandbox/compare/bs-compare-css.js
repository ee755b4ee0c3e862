/** The comparison: two columns where there is room, one below the other where there is not. */

import { css } from "lit";

export const compareStyles = css`
  :host {
    container-type: inline-size;
  }
  .bar {
    padding: 16px 28px 14px;
    border-bottom: 1px solid var(--line);
    background: var(--panel);
  }
  h2 {
    font-size: 0.9375rem;
  }
  .parting {
    max-width: 62rem;
    margin-top: 6px;
    padding: 8px 12px;
    border-left: 3px solid var(--warn);
    background: var(--warn-soft);
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }
  .alike {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  .row {
    margin-top: 10px;
  }
  .row .btn {
    min-height: 32px;
    padding: 3px 12px;
  }
  .row select {
    width: auto;
    max-width: 100%;
  }
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .machine {
    min-width: 0;
  }
  .machine + .machine {
    border-top: 1px solid var(--line);
  }
  h3 {
    padding: 14px 28px 0;
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
  h3 small {
    color: var(--soft);
    font-weight: 400;
  }
  .machine > .note {
    padding: 2px 28px 0;
  }
  .machine bs-stage {
    padding: 24px 28px 8px;
  }
  .machine bs-twin {
    padding: 0 28px 12px;
    overflow-x: auto;
  }
  .table {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.75rem;
  }
  th,
  td {
    padding: 3px 8px;
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  th {
    font-weight: 600;
  }
  tr[aria-current="true"] {
    background: var(--accent-soft);
  }
  details {
    padding: 8px 0 0;
    border: 0;
  }
  .setup {
    max-width: 60rem;
    padding: 20px 28px;
  }
  .setup > * + * {
    margin-top: 12px;
  }
  @container (min-width: 40rem) {
    .pair {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .machine + .machine {
      border-top: 0;
      border-left: 1px solid var(--line);
    }
  }
  @media (max-width: 51.2em) {
    .bar,
    .setup {
      padding-inline: 16px;
    }
    h3,
    .machine > .note,
    .machine bs-stage,
    .machine bs-twin {
      padding-inline: 16px;
    }
  }
`;
