/** A box in the left column: a challenge, a question of practice and what is told of it. */

import { css } from "lit";

export const cardCss = css`
  .card {
    margin-top: 16px;
    padding: 14px 16px;
    border: 1.5px solid var(--line);
    border-radius: var(--radius);
    background: var(--bg);
  }
`;
