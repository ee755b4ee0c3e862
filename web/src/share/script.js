/** A history as a script: one command a line, as the console and `buddyscope run` take it. */

/** @import { History } from "../engine/protocol.d.ts" */

/** @param {History} history @param {string} name of the machine, for people */
export function scriptOf({ machine, commands }, name) {
  const head = [
    `# ${name.replaceAll(/\s+/g, " ")}`,
    `# buddyscope run --machine ${machine.preset} THIS_FILE`,
  ];
  return `${[...head, ...commands.map(({ text }) => text)].join("\n")}\n`;
}
