/** Styles of <bs-console>. */

import { css } from "lit";
import { tabs } from "../../ui/styles/controls.js";

export const consoleStyles = css`
  .box {
    margin: 8px 28px 20px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--panel);
  }
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 0 18px;
    align-items: baseline;
    padding: 0 14px;
    border-bottom: 1px solid var(--line);
  }
  ${tabs}
  .hint,
  .waiting {
    color: var(--soft);
    font-size: 0.75rem;
  }
  .hint {
    margin-left: auto;
  }
  .waiting {
    padding: 0 14px 10px;
  }
  .out {
    max-height: 168px;
    overflow-y: auto;
    padding: 8px 14px;
    font: 0.75rem/1.65 var(--mono);
  }
  .out:empty {
    display: none;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0 14px;
    overflow-wrap: anywhere;
  }
  .line code {
    white-space: pre-wrap;
  }
  .answer,
  .help,
  .said {
    color: var(--soft);
  }
  .help {
    white-space: pre-wrap;
  }
  .error {
    color: var(--warn);
    overflow-wrap: anywhere;
  }
  pre {
    margin: 0;
    white-space: pre-wrap;
    color: var(--soft);
    font: inherit;
  }
  pre.error {
    color: var(--warn);
  }
  .prompt {
    position: relative;
    display: flex;
    gap: 10px;
    align-items: flex-start;
    padding: 8px 14px 10px;
    border-top: 1px solid var(--line);
    font: 0.8125rem/1.5 var(--mono);
  }
  .out:empty + .prompt {
    border-top: 0;
  }
  .prompt > span {
    padding-top: 6px;
    color: var(--accent);
    font-weight: 600;
  }
  textarea {
    flex: 1;
    min-width: 0;
    min-height: 34px;
    padding: 6px 8px;
    border: 1px solid var(--edge);
    border-radius: 8px;
    background: var(--bg);
    color: var(--ink);
    font: inherit;
    resize: none;
  }
  textarea::placeholder {
    color: var(--soft);
    opacity: 1;
  }
  .prompt .btn {
    min-height: 34px;
    padding: 4px 12px;
  }
  .options {
    position: absolute;
    left: 34px;
    bottom: calc(100% - 4px);
    z-index: 4;
    width: min(30rem, calc(100% - 48px));
    max-height: 232px;
    overflow-y: auto;
    padding: 4px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--panel);
    box-shadow: var(--shadow);
  }
  .options li {
    display: flex;
    gap: 12px;
    align-items: baseline;
    min-height: 26px;
    padding: 2px 8px;
    border-radius: 6px;
    cursor: pointer;
  }
  .options small {
    overflow: hidden;
    color: var(--soft);
    font: 0.75rem var(--sans);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .options [aria-selected="true"],
  .options li:hover {
    background: var(--accent-soft);
  }
  @media (max-width: 51.2em) {
    .box {
      margin: 8px 16px 14px;
    }
    .hint {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .tabs button,
    .options li,
    textarea,
    .prompt .btn {
      min-height: 40px;
    }
  }
  @media (forced-colors: active) {
    .tabs button {
      border-color: Canvas;
    }
    .tabs [aria-selected="true"] {
      border-color: Highlight;
    }
    .options [aria-selected="true"] {
      outline: 2px solid Highlight;
    }
  }
`;
