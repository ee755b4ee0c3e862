/**
 * What an embed and the page around it say to each other, by postMessage. Version 1, written once, here;
 * docs/embedding.md says the same to authors of pages.
 */

/** From the embed to the page around it. */
export type Outgoing =
  /** the poster is shown; `started` once somebody has pressed Start */
  | { buddyscope: 1; type: "ready"; lesson: string; step: string; started: boolean }
  /** how high the embed would like to be, in CSS pixels */
  | { buddyscope: 1; type: "size"; height: number }
  | { buddyscope: 1; type: "step"; lesson: string; step: string; index: number; count: number }
  /** questions, predictions and challenges of the lesson: how many there are, and how many are done */
  | { buddyscope: 1; type: "progress"; lesson: string; done: number; of: number }
  /** how many of them were right; a challenge that is solved is right */
  | { buddyscope: 1; type: "score"; lesson: string; right: number; of: number }
  /** everything that the lesson asks is done */
  | { buddyscope: 1; type: "complete"; lesson: string }
  | { buddyscope: 1; type: "error"; message: string };

/** From the page around it. Never code, HTML or addresses. */
export type Incoming =
  | { buddyscope: 1; type: "goto"; step?: string; cursor?: number }
  | { buddyscope: 1; type: "play" }
  | { buddyscope: 1; type: "pause" }
  | { buddyscope: 1; type: "theme"; theme: "auto" | "light" | "dark" };
