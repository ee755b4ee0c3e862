// @vitest-environment jsdom
/** Every lesson in Spanish, in jsdom, with the model in CPython. */

import { vi } from "vitest";
import { playLessons } from "./lessons.js";

vi.mock("../../../web/src/engine/connect.js", async () => ({
  connect: (await import("./python.js")).connectToPython,
}));
vi.mock("../../../web/src/engine/supply.js", () => ({ startSupply() {} }));

playLessons("es");
