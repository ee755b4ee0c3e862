/** Judging predictions and challenges. It comes after a lesson's first picture: before that nothing can have been answered. */

import { signal } from "@preact/signals-core";
import { once } from "../ui/once.js";

/** Once it is here. @type {import("@preact/signals-core").Signal<typeof import("./linux-2.4.22/judge.js") | null>} */
export const judging = signal(null);

export const learnToJudge = once(async () => {
  judging.value = await import("./linux-2.4.22/judge.js");
});
