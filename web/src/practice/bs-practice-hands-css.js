/** What the learner's hands look like. */

import { css } from "lit";

export const handsStyles = css`
  .box {
    margin: 0 24px 24px;
    padding: 14px 16px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--panel);
  }
  .box.embedded {
    margin: 16px 0 0;
  }
  .top,
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    align-items: center;
  }
  .title {
    flex: 1;
    margin: 0;
    font-size: 0.8125rem;
    font-weight: 600;
  }
  h4 {
    margin: 12px 0 0;
    color: var(--soft);
    font-size: 0.8125rem;
    font-weight: 400;
  }
  fieldset {
    min-width: 0;
    margin-top: 10px;
  }
  legend {
    padding: 0 0 4px;
    color: var(--soft);
    font-size: 0.8125rem;
  }
  .held {
    margin-right: 6px;
    font-size: 0.875rem;
  }
  .where {
    margin-top: 6px;
    padding: 6px 8px;
    border-left: 3px solid var(--accent);
    background: var(--accent-soft);
    font-size: 0.8125rem;
  }
  .chip {
    min-height: 32px;
    padding: 3px 10px;
    border: 1px solid var(--edge);
    border-radius: 8px;
    background: var(--bg);
    font-size: 0.8125rem;
  }
  .chip[aria-pressed="true"] {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  .table {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 4px 12px;
    align-items: center;
  }
  .name {
    color: var(--soft);
    font-size: 0.75rem;
    white-space: nowrap;
  }
  .bits {
    gap: 3px;
  }
  .bit {
    min-width: 26px;
    min-height: 26px;
    padding: 0;
    border: 1px solid var(--edge);
    border-radius: 5px;
    background: var(--bg);
    font: 0.75rem var(--mono);
  }
  .bit.one {
    border-color: var(--accent);
    background: var(--accent-soft);
    font-weight: 600;
  }
  .moves {
    margin: 4px 0 0 1.8em;
    list-style: decimal;
    font-size: 0.8125rem;
  }
  .soft {
    color: var(--soft);
    font-size: 0.8125rem;
  }
  .link {
    margin-top: 6px;
  }
  @media (max-width: 51.2em) {
    .box {
      margin: 0 16px 14px;
    }
  }
  @media (pointer: coarse) {
    .chip {
      min-height: 44px;
    }
    .bit {
      min-width: 32px;
      min-height: 32px;
    }
  }
`;
