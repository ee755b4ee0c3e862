/** Files that are dropped on an element: whether one is held over it, and the first of those that fall. */

/** A reactive controller of Lit. */
export class FileDrop {
  #host;
  #open;
  /** A file is held over the element. */
  isOver = false;

  /** @param {import("lit").LitElement} host drawn again when a file comes or goes @param {(file: File) => void} open */
  constructor(host, open) {
    this.#host = host;
    this.#open = open;
    host.addController(this);
  }

  hostConnected() {
    this.#host.addEventListener("dragover", this.#dragover);
    this.#host.addEventListener("dragleave", this.#dragleave);
    this.#host.addEventListener("drop", this.#drop);
  }

  hostDisconnected() {
    this.#host.removeEventListener("dragover", this.#dragover);
    this.#host.removeEventListener("dragleave", this.#dragleave);
    this.#host.removeEventListener("drop", this.#drop);
  }

  /** @param {boolean} isOver */
  #change(isOver) {
    if (isOver !== this.isOver) this.#host.requestUpdate();
    this.isOver = isOver;
  }

  /** @param {DragEvent} event */
  #dragover = (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.#change(true);
  };

  #dragleave = () => this.#change(false);

  /** @param {DragEvent} event */
  #drop = (event) => {
    const file = event.dataTransfer?.files[0];
    this.#change(false);
    if (!file) return;
    event.preventDefault();
    this.#open(file);
  };
}
