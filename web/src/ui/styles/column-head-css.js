/** The head of the left column where no lesson stands in it: the sandbox, practice. */

import { css } from "lit";

export const columnHead = css`
  .kick {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    color: var(--accent);
    font-size: 0.75rem;
    font-weight: 600;
    letter-spacing: 0.04em;
    text-transform: uppercase;
  }
  .kick a {
    color: var(--soft);
    font-weight: 400;
    letter-spacing: 0;
    text-transform: none;
  }
  h1 {
    margin: 6px 0 8px;
    font-size: 1.375rem;
    line-height: 1.25;
    letter-spacing: -0.015em;
  }
`;
