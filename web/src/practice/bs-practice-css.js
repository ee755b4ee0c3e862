/** What the parts of practice look like. */

import { css } from "lit";
import { cardCss } from "../ui/styles/card-css.js";

export const practiceStyles = css`
  .pad {
    max-width: 48rem;
    margin-inline: auto;
    padding: 24px 24px 16px;
  }
  .embedded {
    margin-top: 16px;
  }
  .exam {
    font-size: 0.9375rem;
  }
  .groups {
    columns: 19rem 2;
    column-gap: 40px;
  }
  .groups section {
    break-inside: avoid;
    padding-top: 20px;
  }
  .groups h2 {
    margin-top: 0;
  }
  .asked {
    margin-top: 14px;
  }
  h2 {
    margin: 20px 0 2px;
    font-size: 0.9375rem;
  }
  p {
    font-size: 0.875rem;
  }
  p + p {
    margin-top: 4px;
  }
  .soft {
    color: var(--soft);
    font-size: 0.8125rem;
  }
  .choices a {
    display: flex;
    justify-content: space-between;
    gap: 10px;
    align-items: center;
    min-height: 34px;
    padding: 2px 8px;
    margin-inline: -8px;
    border-radius: 8px;
    color: var(--ink);
    font-size: 0.875rem;
    text-decoration: none;
  }
  .choices span {
    color: var(--accent);
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .choices a:hover {
    background: var(--accent-soft);
  }
  .choices small {
    color: var(--soft);
    font-size: 0.75rem;
    text-align: right;
  }
  .command {
    display: inline-block;
    margin: 4px 0;
    padding: 4px 10px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--bg);
    font-family: var(--mono);
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }
  ${cardCss}
  .card.right {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  .card h3 {
    display: flex;
    gap: 6px;
    align-items: center;
    margin-bottom: 6px;
    font-size: 0.875rem;
    font-weight: 600;
  }
  .card h3:focus-visible {
    outline-offset: 4px;
  }
  .card p + p {
    margin-top: 6px;
  }
  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 2px 12px;
    margin: 8px 0;
    font-size: 0.875rem;
  }
  dt {
    color: var(--soft);
  }
  .moves {
    margin: 6px 0 0 1.6em;
    list-style: decimal;
    font-size: 0.8125rem;
  }
  .moves li::marker {
    color: var(--soft);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 10px;
    align-items: center;
    margin-top: 14px;
  }
  label.pick {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    align-items: center;
    color: var(--soft);
    font-size: 0.8125rem;
  }
  select {
    min-height: 32px;
    padding: 2px 8px;
    border: 1px solid var(--edge);
    border-radius: 8px;
    background: var(--bg);
    color: var(--ink);
    font: inherit;
  }
  pre {
    margin: 6px 0 10px;
    padding: 10px 12px;
    overflow-x: auto;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--bg);
    font: 0.75rem / 1.6 var(--mono);
  }
  fieldset {
    min-width: 0;
    margin-top: 12px;
  }
  legend {
    padding: 0;
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .option {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 8px;
    align-items: start;
    min-height: 32px;
    padding: 4px 0;
    font-size: 0.875rem;
    cursor: pointer;
  }
  .option input {
    width: 16px;
    height: 16px;
    margin: 3px 0 0;
    accent-color: var(--accent);
  }
  .option .why {
    grid-column: 2;
    color: var(--soft);
    font-size: 0.8125rem;
  }
  .option.truth {
    font-weight: 600;
  }
  .option.truth .why {
    font-weight: 400;
  }
  .dots {
    display: flex;
    gap: 6px;
    align-items: center;
    margin: 8px 0;
    color: var(--soft);
    font-size: 0.8125rem;
  }
  .dots i {
    display: grid;
    place-items: center;
    width: 20px;
    height: 20px;
    border: 1.5px solid var(--edge);
    border-radius: 50%;
    font-style: normal;
    font-size: 0.75rem;
  }
  .dots i.right {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
  }
  .numbers {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin-top: 10px;
    font-size: 0.875rem;
  }
  .numbers b {
    font-weight: 600;
  }
  details {
    margin-top: 10px;
    color: var(--soft);
    font-size: 0.8125rem;
  }
  @media (max-width: 51.2em) {
    .pad {
      padding: 16px 16px 20px;
    }
  }
  @media (pointer: coarse) {
    .choices a {
      min-height: 44px;
    }
  }
`;
