/** Fields, labels, sections and chips of the sandbox's forms. */

import { css } from "lit";
import { chips } from "./controls.js";

export const forms = css`
  section,
  details {
    padding: 14px 24px;
    border-bottom: 1px solid var(--line);
  }
  h2,
  summary {
    font-size: 0.8125rem;
    font-weight: 600;
  }
  summary {
    display: flex;
    align-items: baseline;
    gap: 8px;
    min-height: 24px;
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::before {
    content: "";
    width: 7px;
    height: 7px;
    border: solid var(--soft);
    border-width: 0 1.5px 1.5px 0;
    transform: translateY(-2px) rotate(-45deg);
  }
  details[open] > summary::before {
    transform: translateY(-3px) rotate(45deg);
  }
  details[open] > summary {
    margin-bottom: 8px;
  }
  summary small {
    color: var(--soft);
    font-weight: 400;
    font-size: 0.75rem;
  }
  h2 {
    margin-bottom: 8px;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 10px 12px;
  }
  .wide {
    grid-column: 1 / -1;
  }
  label,
  .label {
    display: block;
    color: var(--soft);
    font-size: 0.75rem;
  }
  input:not([type="checkbox"], [type="radio"], [type="range"]),
  select,
  textarea {
    display: block;
    width: 100%;
    min-height: 34px;
    margin-top: 2px;
    padding: 4px 8px;
    border: 1px solid var(--edge);
    border-radius: 8px;
    background: var(--bg);
    color: var(--ink);
    font: 0.8125rem / 1.4 var(--sans);
  }
  .code,
  select.code,
  input.code {
    font-family: var(--mono) !important;
  }
  [aria-invalid="true"] {
    border-color: var(--warn) !important;
  }
  .wrong {
    margin-top: 3px;
    color: var(--warn);
    font-size: 0.75rem;
    line-height: 1.35;
  }
  .check {
    display: flex;
    gap: 8px;
    align-items: flex-start;
    min-height: 26px;
    padding: 3px 0;
    color: var(--ink);
    font-size: 0.8125rem;
    line-height: 1.4;
  }
  .check input {
    flex: none;
    width: 16px;
    height: 16px;
    margin: 2px 0 0;
    accent-color: var(--accent);
  }
  .check small {
    display: block;
    color: var(--soft);
    font-size: 0.75rem;
  }
  .note {
    color: var(--soft);
    font-size: 0.75rem;
    line-height: 1.45;
  }
  .error {
    padding: 6px 10px;
    border-left: 3px solid var(--warn);
    background: var(--warn-soft);
    font-size: 0.8125rem;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 30px;
    padding: 3px 10px;
    border: 1px solid var(--edge);
    border-radius: 8px;
    background: var(--bg);
    font-size: 0.8125rem;
    line-height: 1.3;
  }
  ${chips}
  .preview {
    display: block;
    overflow-x: auto;
    padding: 6px 10px;
    border-radius: 8px;
    background: var(--bg);
    font-size: 0.75rem;
    white-space: nowrap;
  }
  @media (max-width: 51.2em) {
    section,
    details {
      padding-inline: 16px;
    }
  }
  @media (pointer: coarse) {
    .chip,
    summary,
    .check,
    input:not([type="checkbox"], [type="radio"], [type="range"]),
    select {
      min-height: 40px;
    }
  }
`;
