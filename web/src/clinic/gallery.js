/** Public reports to try without one's own, as they were posted. A text is fetched when it is chosen. */

/** @type {Record<string, () => Promise<any>>} */
const TEXTS = import.meta.glob(
  [
    "../../../tests/clinic/reports/519-fail-order4-boost-two.txt",
    "../../../tests/clinic/reports/313-fail-java-order4.txt",
    "../../../tests/clinic/reports/73-fail-atomic0-plain.txt",
    "../../../tests/clinic/reports/73-fail-cache-atomic0.txt",
    "../../../tests/clinic/reports/61-oom-archlinux-thp0.txt",
    "../../../tests/clinic/reports/310-oom-arm-cma-wrapped.txt",
    "../../../tests/clinic/reports/57-oom-i386-mkfs-lowmem-wrapped.txt",
    "../../../tests/clinic/reports/66-oom-i386-T-prefix.txt",
    "../../../tests/clinic/reports/58-oom-cpuset-movable-only-node.txt",
    "../../../tests/clinic/reports/310-oom-el7-2node.txt",
    "../../../tests/clinic/reports/610-oom-order1-nots.txt",
    "../../../tests/clinic/reports/24-fail-repeated-syslog.txt",
  ],
  { query: "?raw", import: "default" },
);

/** Kernel, and the order that was asked for; null for an OOM report. @type {Readonly<Record<string, [kernel: string, order: number | null]>>} */
const FACTS = {
  "519-fail-order4-boost-two": ["5.19", 4],
  "313-fail-java-order4": ["3.13", 4],
  "73-fail-atomic0-plain": ["7.3", 0],
  "73-fail-cache-atomic0": ["7.3", 0],
  "61-oom-archlinux-thp0": ["6.1", null],
  "310-oom-arm-cma-wrapped": ["3.10 arm", null],
  "57-oom-i386-mkfs-lowmem-wrapped": ["5.7 i386", null],
  "66-oom-i386-T-prefix": ["6.6 i386", null],
  "58-oom-cpuset-movable-only-node": ["5.8", null],
  "310-oom-el7-2node": ["3.10", null],
  "610-oom-order1-nots": ["6.10", null],
  "24-fail-repeated-syslog": ["2.4", 0],
};

export const EXAMPLES = Object.entries(FACTS).map(([name, [kernel, order]]) => ({ name, kernel, order }));

/** @param {string} name @returns {Promise<string>} Rejects when it cannot be fetched. */
export async function exampleText(name) {
  const load = TEXTS[`../../../tests/clinic/reports/${name}.txt`];
  if (!load) throw new RangeError(name);
  return load();
}
