/** A sheet of paper, on the screen and on paper. Black on white whatever the theme: it is to be printed. */

import { css } from "lit";

export const printStyles = css`
  :host {
    --bg: #fff;
    --panel: #fff;
    --ink: #1d2330;
    --soft: #5c6474;
    --line: #cfd2d8;
    --edge: #6b7079;
    --accent: #0b6e6e;
    --focus: #0b6e6e;
    color: var(--ink);
    color-scheme: light;
  }
  .bar {
    position: sticky;
    top: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
    align-items: center;
    padding: 10px 20px;
    border-bottom: 1px solid var(--line);
    background: #f4f4f2;
  }
  .bar label {
    display: inline-flex;
    gap: 8px;
    align-items: center;
    min-height: 32px;
  }
  select {
    min-height: 32px;
    font: inherit;
  }
  main {
    max-width: 48rem;
    margin: 0 auto;
    padding: 28px 24px 60px;
    background: #fff;
  }
  h1 {
    font-size: 1.5rem;
    line-height: 1.25;
  }
  h2 {
    margin-bottom: 8px;
    font-size: 1.0625rem;
    break-after: avoid;
  }
  section {
    margin-top: 26px;
  }
  .who {
    display: flex;
    gap: 24px;
    margin-top: 14px;
  }
  .who span {
    flex: 2;
    padding-bottom: 4px;
    border-bottom: 1px solid var(--edge);
    color: var(--soft);
    font-size: 0.8125rem;
  }
  .who span + span {
    flex: 1;
  }
  figure {
    margin: 10px 0;
    break-inside: avoid;
  }
  figcaption {
    color: var(--soft);
    font-size: 0.75rem;
  }
  img {
    display: block;
    width: 100%;
    max-width: 36rem;
    height: auto;
  }
  .requests {
    margin: 8px 0;
  }
  .requests code {
    padding: 0 6px;
    border: 1px solid var(--line);
    border-radius: 4px;
    font-size: 0.8125rem;
  }
  .ask {
    margin: 12px 0;
    padding: 10px 14px;
    border-left: 3px solid var(--accent);
    break-inside: avoid;
  }
  .options span {
    margin-right: 18px;
  }
  .options span::before {
    content: "☐ ";
  }
  .options .fill::before {
    content: "____ ";
  }
  .goals {
    margin: 2px 0 8px;
    padding-left: 1.2em;
    list-style: disc;
  }
  .answer {
    color: var(--accent);
    font-weight: 600;
  }
  .prose.answer {
    font-weight: 400;
  }
  .lines p {
    color: var(--soft);
    font-size: 0.8125rem;
  }
  .lines i {
    display: block;
    height: 26px;
    border-bottom: 1px solid var(--edge);
  }
  .choices li {
    display: flex;
    gap: 10px;
    margin: 6px 0;
  }
  .box {
    flex: none;
    display: grid;
    place-items: center;
    width: 18px;
    height: 18px;
    margin-top: 2px;
    border: 1px solid var(--edge);
    font-size: 0.8125rem;
  }
  footer {
    margin-top: 30px;
    color: var(--soft);
    font-size: 0.75rem;
  }
  .cards {
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    margin-top: 16px;
    border-top: 1px dashed var(--edge);
    border-left: 1px dashed var(--edge);
  }
  .cards li {
    display: flex;
    flex-direction: column;
    gap: 2px;
    min-height: 9.5rem;
    padding: 10px 12px;
    border-right: 1px dashed var(--edge);
    border-bottom: 1px dashed var(--edge);
    break-inside: avoid;
  }
  .cards b {
    font: 600 2.25rem / 1.1 var(--mono);
  }
  .cards code {
    color: var(--soft);
  }
  .cards small {
    color: var(--soft);
    font-size: 0.6875rem;
  }
  @media print {
    /* what comes next often tells what was asked */
    section.asks:not(:last-of-type) {
      break-after: page;
    }
    footer {
      margin-top: 8px;
      break-before: avoid;
    }
    .bar {
      display: none;
    }
    main {
      max-width: none;
      padding: 0;
    }
  }
`;
