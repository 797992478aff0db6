import { expect, test } from "vitest";
import { latestFirst } from "./journal.ts";

/** Writes that end when they are told to. */
function slowWrites() {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const keep = latestFirst((key: string, value: string) => {
    begun.push(`${key}=${value}`);
    return new Promise<void>((resolve) => ends.push(resolve));
  });
  return { begun, keep, endOne: () => ends.shift()!() };
}

test("the first write begins at once, and of those that wait behind it only the latest is made", async () => {
  const { begun, keep, endOne } = slowWrites();
  const all = ["a", "ab", "abc"].map((text) => keep("draft", text));
  expect(begun).toEqual(["draft=a"]);
  endOne();
  await expect.poll(() => begun).toEqual(["draft=a", "draft=abc"]);
  endOne();
  await Promise.all(all);
  expect(begun).toHaveLength(2);
});

test("what is written after everything was made is made too, and one key does not wait for another", async () => {
  const { begun, keep, endOne } = slowWrites();
  const first = keep("draft", "a");
  const other = keep("other", "x");
  expect(begun).toEqual(["draft=a", "other=x"]);
  endOne();
  endOne();
  await Promise.all([first, other]);
  const second = keep("draft", "b");
  expect(begun).toEqual(["draft=a", "other=x", "draft=b"]);
  endOne();
  await second;
});
