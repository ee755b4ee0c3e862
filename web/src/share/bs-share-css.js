/** What the panels of the share dialog share. */

import { css } from "lit";

export const panels = css`
  :host {
    font-size: 0.875rem;
  }
  p {
    margin-bottom: 10px;
  }
  .soft {
    color: var(--soft);
    font-size: 0.8125rem;
  }
  label {
    display: block;
    margin-bottom: 4px;
    font-weight: 600;
    font-size: 0.8125rem;
  }
  label.check {
    display: flex;
    gap: 8px;
    align-items: center;
    min-height: 28px;
    font-weight: 400;
  }
  input[type="text"],
  input[type="number"],
  select,
  textarea {
    width: 100%;
    min-height: 36px;
    padding: 6px 10px;
    border: 1px solid var(--edge);
    border-radius: 8px;
    background: var(--bg);
    color: var(--ink);
    font: 0.875rem / 1.4 var(--sans);
  }
  a.mono {
    overflow-wrap: anywhere;
  }
  textarea,
  .mono {
    font-family: var(--mono);
    font-size: 0.8125rem;
  }
  .field {
    margin-bottom: 12px;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    align-items: center;
    margin-bottom: 10px;
  }
  .cols {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
    gap: 10px;
    margin-bottom: 10px;
  }
  .error {
    color: var(--warn);
  }
  h3 {
    margin: 14px 0 6px;
    font-size: 0.875rem;
  }
  progress {
    width: 12rem;
    accent-color: var(--accent);
  }
`;
