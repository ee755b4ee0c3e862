/** Drawing a chart with uPlot: loaded only when somebody looks at one. */

/** @import { Chart } from "./charts-data.js" */

import uPlot from "uplot";
import { t } from "../i18n/language.js";
import { readable } from "../ui/readable-colour.js";
import { roomFor } from "./charts-data.js";

/**
 * @param {HTMLElement} place
 * @param {number[]} cursors
 * @param {Chart} chart
 * @param {{ cursor: () => number, goTo: (cursor: number) => void }} time
 */
export function drawChart(place, cursors, chart, time) {
  const style = getComputedStyle(place);
  const colour = (/** @type {string} */ name) =>
    name.startsWith("--") ? style.getPropertyValue(name).trim() : name;
  const soft = colour("--soft");
  const axis = {
    stroke: soft,
    grid: { stroke: colour("--line"), width: 1 },
    ticks: { stroke: colour("--line"), width: 1 },
    font: "11px sans-serif",
  };
  return new uPlot(
    {
      width: place.clientWidth,
      height: 210,
      legend: { live: false },
      cursor: { drag: { x: false, y: false }, y: false },
      scales: {
        x: { time: false },
        y: { range: (_, low, high) => [Math.min(0, low), chart.top ?? Math.max(1, high * 1.05)] },
      },
      axes: [axis, { ...axis, size: (_, labels) => roomFor(labels ?? []) }],
      series: [
        { label: t("charts.record") },
        ...chart.lines.map(({ label, colour: name, dash }) => ({
          label,
          stroke: readable(colour(name), colour("--panel"), colour("--ink")),
          dash,
          width: 1.6,
          points: { show: false },
          paths: uPlot.paths.stepped?.({ align: 1 }),
        })),
      ],
      hooks: {
        draw: [(plot) => drawCursor(plot, time.cursor(), colour("--accent"))],
        ready: [(plot) => listen(plot, time.goTo)],
      },
    },
    [cursors, ...chart.lines.map(({ values }) => values)],
    place,
  );
}

/** Where the scrubber is. @param {uPlot} plot @param {number} cursor @param {string} colour */
function drawCursor({ ctx, bbox, valToPos }, cursor, colour) {
  const x = Math.round(valToPos(cursor, "x", true));
  ctx.save();
  ctx.setLineDash([]);
  ctx.strokeStyle = colour;
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}

/** A click goes there. @param {uPlot} plot @param {(cursor: number) => void} goTo */
function listen(plot, goTo) {
  plot.over.addEventListener("click", () => {
    const at = plot.cursor.idx;
    if (at != null) goTo(plot.data[0][at]);
  });
}
