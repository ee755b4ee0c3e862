/** The bar at the foot of the screen, and what opens above it. */

import { css } from "lit";

export const presentStyles = css`
  :host {
    position: relative;
    z-index: 8;
    border-top: 1px solid var(--line);
    background: var(--panel);
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    align-items: center;
    padding: 8px 16px;
  }
  .place {
    flex: 1;
    color: var(--soft);
    font-size: 0.8125rem;
  }
  .panel {
    position: absolute;
    right: 12px;
    bottom: 100%;
    width: min(46rem, calc(100vw - 24px));
    max-height: 75vh;
    overflow: auto;
    margin-bottom: 8px;
    padding: 16px 20px;
    border: 1px solid var(--line);
    border-radius: 14px;
    background: var(--panel);
    box-shadow: var(--shadow);
  }
  .poll {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(8rem, 14rem);
    gap: 20px;
  }
  @media (max-width: 51.2em) {
    .poll {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  .link {
    overflow-wrap: anywhere;
  }
  #codes {
    text-transform: uppercase;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th {
    padding: 4px 10px 4px 0;
    font-weight: 400;
    text-align: left;
    white-space: nowrap;
  }
  td {
    width: 70%;
    font-family: var(--mono);
  }
  .right th {
    color: var(--accent);
    font-weight: 600;
  }
  meter {
    width: 80%;
    height: 1.1em;
    vertical-align: middle;
  }
  .blank {
    position: fixed;
    inset: 0;
    z-index: 20;
    display: grid;
    place-items: end center;
    padding: 24px;
    background: #000;
    color: #767676;
    font-size: 0.75rem;
  }
`;
