/** Buttons, focus and text styles that every component shares. */

import { css } from "lit";

export const base = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ol,
  ul,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  ol,
  ul {
    list-style: none;
  }
  code,
  kbd,
  .mono {
    font-family: var(--mono);
  }
  a {
    color: var(--accent);
    text-underline-offset: 2px;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

export const buttons = css`
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }
  .btn {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: 36px;
    padding: 6px 16px;
    border: 1px solid var(--accent);
    border-radius: 8px;
    background: var(--accent);
    color: var(--panel);
    font: 600 0.875rem / 1.3 var(--sans);
    text-decoration: none;
  }
  .btn.quiet {
    border-color: var(--line);
    background: transparent;
    color: var(--soft);
  }
  .btn.quiet:hover {
    border-color: var(--edge);
    color: var(--ink);
  }
  .btn:not(.quiet):hover {
    filter: brightness(1.08);
  }
  .btn:disabled {
    border-color: var(--line);
    background: var(--line);
    color: var(--soft);
    cursor: not-allowed;
    filter: none;
  }
  .link {
    padding: 4px 2px;
    border: 0;
    background: none;
    color: var(--soft);
    font: inherit;
    font-size: 0.8125rem;
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .link:hover {
    color: var(--ink);
  }
  svg.icon {
    width: 1em;
    height: 1em;
    flex: none;
    fill: currentColor;
  }
  @media (pointer: coarse) {
    .btn,
    .link {
      min-height: 40px;
    }
  }
  @media (forced-colors: active) {
    .btn {
      border-color: ButtonText;
    }
    .btn:disabled {
      border-color: GrayText;
      color: GrayText;
    }
    svg.icon {
      fill: CanvasText;
    }
  }
`;

/** Text that came from a lesson. */
export const prose = css`
  .prose {
    overflow-wrap: break-word;
  }
  .prose > :first-child {
    margin-top: 0;
  }
  .prose > :last-child {
    margin-bottom: 0;
  }
  .prose p,
  .prose ul,
  .prose ol {
    margin: 0 0 12px;
  }
  .prose ul {
    list-style: disc;
    padding-left: 20px;
  }
  .prose ol {
    list-style: decimal;
    padding-left: 22px;
  }
  .prose code {
    padding: 0 4px;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--bg);
    font-size: 0.8125rem;
  }
  .prose pre {
    margin: 0 0 12px;
    padding: 10px 12px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--bg);
    font: 0.8125rem / 1.6 var(--mono);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .prose pre code {
    padding: 0;
    border: 0;
    background: none;
  }
  .prose blockquote {
    margin: 0 0 12px;
    padding-left: 12px;
    border-left: 3px solid var(--line);
    color: var(--soft);
  }
  .prose table {
    border-collapse: collapse;
    margin: 0 0 12px;
    font-size: 0.8125rem;
  }
  .prose :is(th, td) {
    padding: 3px 8px;
    border-bottom: 1px solid var(--line);
    text-align: left;
  }
`;

/** What a small button with a block or a request in it looks like beside its size. */
export const chips = css`
  .chip b {
    font: 600 0.8125rem var(--mono);
  }
  .chip small {
    color: var(--soft);
    font-size: 0.6875rem;
  }
  .chip:hover:not(:disabled) {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  .chip:disabled {
    border-style: dashed;
    border-color: var(--line);
    color: var(--soft);
    cursor: not-allowed;
  }
`;

/** The buttons of a row of tabs; the row itself is the component's. */
export const tabs = css`
  .tabs button {
    min-height: 34px;
    margin-bottom: -1px;
    padding: 4px 0;
    border: 0;
    border-bottom: 2px solid transparent;
    background: none;
    color: var(--soft);
    font-size: 0.8125rem;
  }
  .tabs [aria-selected="true"] {
    border-color: var(--accent);
    color: var(--ink);
    font-weight: 600;
  }
`;
