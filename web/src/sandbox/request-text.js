/** From the form's fields to the text of a command, by what the verb takes. Pure. */

/** @import { Verb } from "../kernels/kernel.d.ts" */
/** @import { Requests } from "../kernels/requests.js" */

/**
 * @typedef {object} Ask
 * @property {string} call a verb that gives a block
 * @property {Record<string, string | number>} values by key; "" for what is left out; flags as a number
 */

/** What is asked first of a machine of this kernel. @param {Requests} requests @returns {Ask} */
export function firstAsk({ allocVerb, table }) {
  return { call: allocVerb, values: { order: 0, ...table.usual } };
}

/** Parameters of a verb that the form has fields for. @param {Requests} requests @param {string} call @returns {Verb["params"]} */
export function fieldsOf({ verbs, table }, call) {
  const { params = [], operand = "" } = verbs[call] ?? {};
  // who can say a size need not say an order
  return params.filter(({ key }) => !table.consoleOnly?.includes(key) && !(operand && key === "order"));
}

/** "c = alloc_pages order=1 gfp=GFP_ATOMIC", "c = alloc 70K" @param {string} name @param {Ask} ask @param {Requests} requests */
export function askCommand(name, ask, requests) {
  const { operand = "" } = requests.verbs[ask.call] ?? {};
  const words = fieldsOf(requests, ask.call).flatMap((param) => {
    const text = valueText(param, ask, requests);
    if (text === "") return [];
    return [param.key === operand ? text : `${param.key}=${text}`];
  });
  return [name, "=", ask.call, ...words].join(" ");
}

/** @param {Verb["params"][number]} param @param {Ask} ask @param {Requests} requests @returns {string} */
function valueText({ key, kind, table }, { values }, { maskText, table: said }) {
  const value = values[key] ?? "";
  if (kind !== "flags") return String(value).trim();
  const mask = Number(value);
  return mask === (said.usual?.[key] ?? 0) ? "" : maskText(table, mask);
}

/** What a call takes. @param {Requests} requests @param {string} call @param {string} key */
export function takes({ alloc }, call, key) {
  return alloc[call]?.includes(key) ?? false;
}
