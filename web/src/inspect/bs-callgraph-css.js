/** Styles of <bs-callgraph>. */

import { css } from "lit";

export const callgraphStyles = css`
  :host {
    display: block;
    position: relative;
    max-width: 360px;
  }
  svg {
    display: block;
    width: 100%;
    height: auto;
    overflow: visible;
  }
  text {
    font: 400 11.5px var(--mono, monospace);
    text-anchor: middle;
    fill: var(--soft, #5c6474);
  }
  rect {
    fill: var(--panel, #fff);
    stroke: var(--line, #e4e1d8);
    stroke-width: 1;
  }
  g {
    cursor: pointer;
  }
  g,
  rect,
  path {
    transition: fill 150ms ease-out, stroke 150ms ease-out;
  }
  g:hover > rect:first-child {
    stroke: var(--accent, #0b6e6e);
  }
  .lit > rect:first-child {
    stroke: var(--warn, #a34a06);
    stroke-width: 2.5;
  }
  .active > rect {
    fill: var(--accent, #0b6e6e);
    stroke: var(--accent, #0b6e6e);
  }
  .active > text {
    fill: var(--panel, #fff);
    font-weight: 600;
  }
  .path > rect {
    fill: var(--accent-soft, #dcefee);
    stroke: var(--accent, #0b6e6e);
  }
  .path > text {
    fill: var(--ink, #1d2330);
    font-weight: 600;
  }
  .seen > rect {
    stroke: color-mix(in srgb, var(--accent, #0b6e6e) 50%, var(--panel, #fff));
  }
  .seen > text {
    fill: var(--ink, #1d2330);
  }
  g > rect.count {
    fill: var(--panel, #fff);
    stroke: var(--accent, #0b6e6e);
  }
  g > text.count {
    font-size: 10px;
    font-weight: 600;
    fill: var(--accent, #0b6e6e);
  }
  .before > text {
    fill: var(--ink, #1d2330);
  }
  .chosen > rect:first-child {
    stroke: var(--accent, #0b6e6e);
    stroke-width: 2;
  }
  .asked > rect:first-child {
    stroke: var(--warn, #a34a06);
    stroke-dasharray: 3 3;
  }
  .picked > rect:first-child {
    fill: var(--warn-soft, #fdeedd);
    stroke-width: 2.5;
    stroke-dasharray: none;
  }
  .you > rect:first-child {
    stroke: var(--warn, #a34a06);
    stroke-width: 2.5;
    stroke-dasharray: 5 3;
  }
  .kernel > rect:first-child,
  .both > rect:first-child {
    stroke: var(--accent, #0b6e6e);
    stroke-width: 3;
  }
  g > rect.count.you {
    stroke: var(--warn, #a34a06);
  }
  g > text.count.you {
    fill: var(--warn, #a34a06);
  }
  .edge {
    fill: none;
    stroke: var(--line, #e4e1d8);
    stroke-width: 1.5;
  }
  .edge.never {
    stroke: color-mix(in srgb, var(--faint, #9aa1ad) 60%, var(--panel, #fff));
    stroke-dasharray: 2 4;
  }
  .edge.before {
    stroke: var(--faint, #9aa1ad);
  }
  .edge.seen {
    stroke: color-mix(in srgb, var(--accent, #0b6e6e) 50%, var(--panel, #fff));
  }
  .edge.active {
    stroke: var(--accent, #0b6e6e);
    stroke-width: 2.5;
  }
  .coverage,
  .jumps {
    margin: 8px 0 0;
    color: var(--soft, #5c6474);
    font: 13px/1.5 var(--sans, system-ui, sans-serif);
  }
  .jumps {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .jumps button {
    min-width: 28px;
    min-height: 28px;
    border: 1px solid var(--edge, #8b9099);
    border-radius: 7px;
    text-align: center;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .unseen:focus-within {
    position: static;
    width: auto;
    height: auto;
    clip-path: none;
    font: 13px/1.6 var(--sans, system-ui, sans-serif);
  }
  ul {
    margin: 0;
    padding-left: 14px;
    list-style: none;
  }
  p {
    margin: 8px 0 4px;
  }
  button {
    min-height: 24px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: left;
    cursor: pointer;
  }
  button:focus-visible {
    outline: 2px solid var(--focus, #0b6e6e);
  }
  @media (prefers-reduced-motion: reduce) {
    g,
    rect,
    path {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    g > rect {
      fill: Canvas;
      stroke: CanvasText;
    }
    g > text,
    g > text.count {
      fill: CanvasText;
    }
    .edge {
      stroke: ButtonBorder;
    }
    .edge.never {
      stroke: GrayText;
    }
    .chosen > rect:first-child,
    .picked > rect:first-child,
    .kernel > rect:first-child,
    .both > rect:first-child,
    .path > rect,
    .seen > rect,
    .edge.seen,
    .edge.active {
      stroke: Highlight;
    }
    .path > rect {
      fill: Canvas;
      stroke-width: 2.5;
    }
    .active > rect {
      fill: Highlight;
      stroke: Highlight;
    }
    .active > text {
      fill: HighlightText;
    }
  }
`;
