/** Charts over time. */

/** @type {import("../text.js").Dictionary} */
export default {
  "charts.none": "Charts need at least one request. Make some, or run a workload.",
  "charts.chart": "Chart",
  "charts.zone": "Zone",
  "charts.order": "For order",
  "charts.zones": "all zones",
  "charts.kind.free": "Free pages against watermarks",
  "charts.kind.blocks": "Free blocks of each order",
  "charts.kind.largest": "Largest free block",
  "charts.kind.unusable": "Unusable free space",
  "charts.free": "Free pages",
  "charts.free.about": "Free pages of each zone, at the end of each request.",
  "charts.marks.about": "Free pages of the zone, and its three marks.",
  "charts.blocks.about": "How many free blocks each list has.",
  "charts.largest.about": "A request of a higher order than this must fail; −1: nothing is free.",
  "charts.unusable.about":
    "The share of the free pages that no request of order {order} can use: they lie in smaller blocks. 0 is best, 1 is worst.",
  "charts.line.zone": "{zone}, node {node}",
  "charts.line.order": "order {order}",
  "charts.line.largest": "order of the largest free block",
  "charts.record": "record",
  "charts.picture": "{title} over the history; the values here are listed below",
  "charts.here": "At the cursor",
  "charts.failed": "The charts could not be loaded. The values below are right all the same.",
};
