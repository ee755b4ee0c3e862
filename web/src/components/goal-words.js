/** The predicates of a goal in words: what, how much is wanted, how much it is now. */

/** @typedef {import("../app/goal-facts.js").FactRow} FactRow */

const WHAT = {
  requested: "Pages that callers need",
  waste: "Waste",
  live: "Pages in use",
  free_pages: "Free pages",
  requests: "Requests",
  remote: "Served from another node",
  coverage: "Call graph lit",
  includes: "Callers' sizes",
  merges: "Merges, free by free",
  wakes: "kswapd was woken",
};
const HOW = { "<=": "at most ", ">=": "at least ", "==": "" };

/** @param {FactRow} fact @returns {{ what: string, goal: string, now: string }} */
export function factInWords({ kind, op, order, values, now, of = "" }) {
  if (kind === "can" || kind === "cannot") {
    const there = (now[0] ?? -1) >= order;
    const goal = kind === "can" ? "yes" : "no";
    return { what: `A free block of order ${order} or larger`, goal, now: there ? "yes" : "no" };
  }
  if (kind === "bits") return { what: `Bits of order ${order}`, goal: values.join(""), now: now.join("") };
  if (kind === "includes")
    return { what: WHAT[kind], goal: `also ${values.join(", ")}`, now: listed(now, ", ") };
  if (kind === "merges") return { what: WHAT[kind], goal: values.join(" "), now: listed(now, " ") };
  if (kind === "served")
    return { what: `Requests of ${of} that were served`, goal: compared(op, values), now: listed(now, " ") };
  if (kind === "free") return { what: `Free in ${of}`, goal: compared(op, values), now: String(now[0]) };
  if (kind === "calls") return { what: `Calls of ${of}()`, goal: compared(op, values), now: String(now[0]) };
  const unit = kind === "waste" || kind === "coverage" ? "%" : "";
  return { what: WHAT[kind], goal: `${compared(op, values)}${unit}`, now: `${rounded(now[0] ?? 0)}${unit}` };
}

/** @param {string} op @param {number[]} values */
function compared(op, values) {
  return `${HOW[/** @type {keyof typeof HOW} */ (op)] ?? ""}${values[0]}`;
}

/** @param {number[]} numbers @param {string} between */
function listed(numbers, between) {
  return numbers.length ? numbers.join(between) : "none yet";
}

/** Up, so that what is over a limit never looks as if it were on it. @param {number} number */
function rounded(number) {
  return Math.ceil(number * 10) / 10;
}
