import { afterEach, expect, test, vi } from "vitest";
import { endsInTime, interruptsOf } from "../../../web/src/engine/interrupt.js";

const LEASH = "blob:here";

afterEach(() => vi.unstubAllGlobals());

/** A clock and an address that a test moves on and revokes. */
function world() {
  const one = { time: 0, there: true, looks: 0 };
  const stands = () => {
    one.looks++;
    return one.there;
  };
  return { one, interrupts: () => interruptsOf(LEASH, stands, () => one.time) };
}

test("as long as the address stands there is no signal, and it is looked at every 50 ms", () => {
  const { one, interrupts } = world();
  const signals = interrupts();
  for (one.time = 0; one.time < 500; one.time += 5) expect(signals?.[0]).toBe(0);
  expect(one.looks).toBe(10);
});

test("once it is revoked every look is answered with SIGINT, also after the signal was taken back", () => {
  const { one, interrupts } = world();
  const signals = /** @type {{ 0: number }} */ (interrupts());
  one.there = false;
  one.time = 49;
  expect(signals[0]).toBe(0);
  one.time = 50;
  expect(signals[0]).toBe(2);
  signals[0] = 0;
  expect(signals[0]).toBe(2);
  expect(one.looks).toBe(2);
});

test("an address that cannot be looked at is no leash, and nothing else is ever asked", () => {
  const { one, interrupts } = world();
  one.there = false;
  expect(interrupts()).toBeUndefined();
  one.looks = 0;
  const stands = () => ++one.looks > 0;
  expect(interruptsOf("https://elsewhere.invalid/", stands)).toBeUndefined();
  expect(interruptsOf(undefined, stands)).toBeUndefined();
  expect(one.looks).toBe(0);
});

test.each([
  ["Apple Computer, Inc.", false],
  ["Google Inc.", true],
  ["", true],
])("an input that never answers ends with its worker, unless the vendor is %j", async (vendor, ends) => {
  const revoked = vi.fn();
  vi.stubGlobal("navigator", { vendor });
  vi.stubGlobal("URL", { revokeObjectURL: revoked });
  expect(await endsInTime({ leash: LEASH, answer: new Promise(() => {}) }, 1)).toBe(ends);
  expect(revoked).toHaveBeenCalledWith(LEASH);
});

test("an input that was interrupted has ended, in every engine", async () => {
  vi.stubGlobal("navigator", { vendor: "Apple Computer, Inc." });
  vi.stubGlobal("URL", { revokeObjectURL: () => {} });
  expect(await endsInTime({ leash: LEASH, answer: Promise.reject(new Error("KeyboardInterrupt")) })).toBe(
    true,
  );
  expect(await endsInTime({ leash: LEASH, answer: Promise.resolve({}) })).toBe(true);
});
