/** The script of the worked example: it tells an embed what to do, and lists what the embed says. */

/** @typedef {HTMLElement & { play: () => void, pause: () => void, goto: (step?: string, cursor?: number) => void, setTheme: (theme: "auto" | "light" | "dark") => void }} BuddyScopeElement */

const scope = /** @type {BuddyScopeElement} */ (document.querySelector("#element"));
const list = /** @type {HTMLElement} */ (document.querySelector("#messages"));

/** @type {Record<string, () => void>} */
const orders = {
  play: () => scope.play(),
  pause: () => scope.pause(),
  goto: () => scope.goto(undefined, 5),
  dark: () => scope.setTheme("dark"),
};

for (const button of document.querySelectorAll("button"))
  button.addEventListener("click", () => orders[button.dataset.tell ?? ""]?.());

for (const type of ["ready", "size", "step", "progress", "score", "complete", "error"])
  scope.addEventListener(`buddyscope-${type}`, (event) => {
    const line = document.createElement("li");
    line.textContent = JSON.stringify(/** @type {CustomEvent} */ (event).detail);
    list.append(line);
    if (list.children.length > 12) list.firstElementChild?.remove();
  });
