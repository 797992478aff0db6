import { expect, test } from "vitest";
import type { Context } from "./context.ts";
import { keepTrying } from "./keep-trying.ts";
import { log } from "./log.ts";
import { MediaMissingError } from "./resolve-media.ts";

log.level = "silent";
const contextOf = (closed: AbortSignal) => ({ closed }) as Context; // all that is read of it

test("what a request still needs is tried until the database answers", async () => {
  let tries = 0;
  const work = async () => {
    tries += 1;
    if (tries === 1) throw new Error("the database is away");
    return "a link";
  };
  expect(await keepTrying(contextOf(new AbortController().signal), work)).toBe("a link");
  expect(tries).toBe(2);
});

test("bytes that are missing are missing for good", async () => {
  const work = () => Promise.reject(new MediaMissingError("gone"));
  await expect(keepTrying(contextOf(new AbortController().signal), work)).rejects.toThrow(MediaMissingError);
});

test("a worker that closes meanwhile knows that nothing was sent", async () => {
  const closing = new AbortController();
  const work = async () => {
    closing.abort();
    throw new Error("the database is away");
  };
  await expect(keepTrying(contextOf(closing.signal), work)).rejects.toMatchObject({ sent: "no" });
});
