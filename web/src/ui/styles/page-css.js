/** Styles of the pages beside the lessons: one readable column. */

import { css } from "lit";

export const pageStyles = css`
  :host {
    display: block;
    max-width: 62rem;
    margin: 0 auto;
    padding: 28px 24px 60px;
  }
  :host([hidden]) {
    display: none;
  }
  .kick {
    color: var(--accent);
    font-size: 0.75rem;
    font-weight: 600;
  }
  h1 {
    margin: 4px 0 8px;
    font-size: 1.5rem;
    line-height: 1.25;
  }
  /* It takes the focus when the page opens, so that it is read; nothing can be done with it. */
  h1:focus-visible {
    outline: none;
  }
  h2 {
    margin: 24px 0 6px;
    font-size: 1rem;
  }
  .about {
    max-width: 44rem;
    margin-bottom: 20px;
    color: var(--soft);
  }
  .failed {
    padding: 12px 16px;
    border-left: 3px solid var(--warn);
    background: var(--warn-soft);
  }
  @media (max-width: 51.2em) {
    :host {
      padding: 16px 16px 40px;
    }
  }
`;
