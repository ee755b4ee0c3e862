/** Styles of <bs-lesson>. */

import { css } from "lit";

export const lessonStyles = css`
  .pad {
    padding: 26px;
  }
  .kick {
    color: var(--accent);
    font-size: 0.75rem;
    font-weight: 600;
    letter-spacing: 0.04em;
    text-transform: uppercase;
  }
  h1 {
    margin: 6px 0 10px;
    font-size: 1.375rem;
    line-height: 1.25;
    letter-spacing: -0.015em;
  }
  h2 {
    margin: 14px 0 8px;
    font-size: 1rem;
    line-height: 1.35;
  }
  h2:focus-visible {
    border-radius: 3px;
  }
  .kick span {
    color: var(--soft);
    font-weight: 400;
  }
  .dots {
    position: relative;
    margin: 0 -6px 8px;
    overflow-x: auto;
    scrollbar-width: none;
  }
  .steps {
    display: flex;
  }
  /* The way on is in view, however long the step is. */
  @media (min-width: 51.21em) and (min-height: 32.41em) {
    .steps {
      flex-wrap: wrap;
    }
    .nav {
      position: sticky;
      z-index: 1;
      bottom: 0;
      padding-block: 10px;
      background: var(--panel);
      box-shadow: 0 -10px 8px -2px var(--panel);
    }
  }
  .steps a {
    flex: none;
  }
  .steps a {
    display: grid;
    place-items: center;
    width: 24px;
    height: 24px;
    border-radius: 50%;
  }
  .steps a::before {
    content: "";
    width: 8px;
    height: 8px;
    border: 1.5px solid var(--edge);
    border-radius: 50%;
    background: transparent;
  }
  .steps a.past::before {
    background: var(--edge);
  }
  .steps a[aria-current]::before {
    width: 22px;
    height: 8px;
    border-radius: 4px;
    border-color: var(--accent);
    background: var(--accent);
  }
  .steps a[aria-current] {
    width: 34px;
  }
  .nav {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    justify-content: space-between;
    margin-top: 20px;
  }
  .nav span {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-left: auto;
  }
  .notice {
    display: flex;
    gap: 8px;
    align-items: start;
    margin-bottom: 14px;
    padding: 8px 8px 8px 12px;
    border: 1px solid var(--line);
    border-left: 3px solid var(--warn);
    border-radius: 8px;
    font-size: 0.8125rem;
  }
  .notice p {
    flex: 1;
    padding: 3px 0;
  }
  .x {
    display: grid;
    place-items: center;
    width: 28px;
    height: 28px;
    padding: 0;
    border: 0;
    border-radius: 6px;
    background: none;
    color: var(--soft);
  }
  .nav .btn {
    padding-inline: 13px;
  }
  details {
    margin-top: 24px;
    padding-top: 6px;
    border-top: 1px solid var(--line);
    color: var(--soft);
    font-size: 0.75rem;
    line-height: 1.5;
  }
  summary {
    padding: 4px 0;
    cursor: pointer;
  }
  details p {
    margin: 2px 0 0 13px;
  }
  @media (max-width: 51.2em) {
    .pad {
      padding: 14px 16px 16px;
    }
    h1 {
      margin: 2px 0 4px;
      font-size: 1.125rem;
    }
    h2 {
      margin: 4px 0 6px;
    }
    .nav {
      margin-top: 14px;
    }
    .kick {
      display: none;
    }
    details {
      margin-top: 12px;
    }
  }
  @media (pointer: coarse) {
    .steps a {
      width: 32px;
      height: 40px;
    }
    .x {
      width: 40px;
      height: 40px;
    }
    summary {
      padding: 9px 0;
    }
  }
  @media (forced-colors: active) {
    .steps a[aria-current]::before {
      forced-color-adjust: none;
      background: Highlight;
      border-color: Highlight;
    }
    .steps a.past::before {
      background: CanvasText;
    }
  }
`;
