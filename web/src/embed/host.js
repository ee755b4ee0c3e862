/**
 * For pages around an embed: <script src="…/embed.js" async></script>. Frames of this site get the height they ask for, and
 * <buddy-scope lesson="free-lists" step="ask"></buddy-scope> makes such a frame. It asks nobody for anything.
 */

/** @import { Incoming, Outgoing } from "./protocol.d.ts" */

const site = new URL(
  ".",
  /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src ?? location.href,
);
const PARAMS = [
  "lesson",
  "step",
  "from",
  "to",
  "loop",
  "controls",
  "chrome",
  "theme",
  "lang",
  "motion",
  "visual-only",
];
const TYPES = ["ready", "size", "step", "progress", "score", "complete", "error"];

/** The frame of this site that a message came from. @param {MessageEvent} event */
function frameOf({ source, origin }) {
  if (origin !== site.origin && origin !== "null") return undefined;
  const frames = document.querySelectorAll("iframe");
  return [...frames].find((one) => one.contentWindow === source && one.src.startsWith(`${site}embed/`));
}

addEventListener("message", (event) => {
  /** @type {Outgoing} */
  const data = event.data;
  const frame = data?.buddyscope === 1 && TYPES.includes(data.type) ? frameOf(event) : undefined;
  if (!frame) return;
  if (data.type === "size" && typeof data.height === "number" && data.height > 0 && data.height < 10000) {
    frame.style.aspectRatio = "auto";
    frame.style.height = `${Math.ceil(data.height)}px`;
  }
  frame.dispatchEvent(new CustomEvent(`buddyscope-${data.type}`, { detail: data, bubbles: true }));
});

class BuddyScope extends HTMLElement {
  connectedCallback() {
    if (this.querySelector("iframe")) return;
    const name = this.getAttribute("name") ?? this.getAttribute("lesson") ?? "";
    const pairs = PARAMS.filter((key) => this.hasAttribute(key)).map((key) => [
      key,
      this.getAttribute(key) ?? "",
    ]);
    const state = this.getAttribute("state") ?? "";
    const shared = state.startsWith("#/s/") ? state : "";
    const src = `${site}embed/?${new URLSearchParams(pairs)}${shared}`;
    const frame = document.createElement("iframe");
    frame.title = `Buddyscope${name && `: ${name}`}`;
    frame.loading = "lazy";
    // its own origin: a page that runs this script has nothing to fear from its frame
    frame.setAttribute(
      "sandbox",
      "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-same-origin",
    );
    frame.style.cssText = "display: block; width: 100%; aspect-ratio: 4 / 3; border: 0";
    frame.src = src;
    const link = document.createElement("a");
    link.href = `${site}${shared || this.#lessonRoute()}`;
    link.textContent = frame.title;
    this.append(frame, link);
  }

  /** The same in the whole site, as routeTo() of shell/routes.js has it: this script stands alone, and imports nothing. */
  #lessonRoute() {
    const place = [this.getAttribute("lesson"), this.getAttribute("step")].filter(Boolean);
    return place.length ? `#/lesson/${place.map((part) => encodeURIComponent(part ?? "")).join("/")}` : "";
  }

  /** @param {Incoming} message */
  #tell(message) {
    this.querySelector("iframe")?.contentWindow?.postMessage(message, "*");
  }

  /** @param {string} [step] @param {number} [cursor] */
  goto(step, cursor) {
    this.#tell({ buddyscope: 1, type: "goto", step, cursor });
  }

  play() {
    this.#tell({ buddyscope: 1, type: "play" });
  }

  pause() {
    this.#tell({ buddyscope: 1, type: "pause" });
  }

  /** @param {"auto" | "light" | "dark"} theme */
  setTheme(theme) {
    this.#tell({ buddyscope: 1, type: "theme", theme });
  }
}

if (!customElements.get("buddy-scope")) customElements.define("buddy-scope", BuddyScope);
