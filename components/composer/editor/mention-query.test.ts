import { expect, test } from "vitest";
import { answersQuery, findMention } from "./mention-query.ts";

test.each([
  ["@", ""],
  ["A cat meets @he", "he"],
  ["(@Image", "Image"],
  ["一只猫@图", "图"],
  ["\uFFFC@v", "v"],
])("an @ at the start of a word is a mention: %s", (text, query) => {
  expect(findMention(text)?.query).toBe(query);
});

test.each(["me@", "me@image1", "a.b@c", "@@", "@hero walks", "no sign", "9@1"])(
  "an @ inside an address or a finished word is text: %s",
  (text) => {
    expect(findMention(text)).toBeNull();
  },
);

test("a query finds references by label and by any part of the name", () => {
  const hero = { label: "Image 1", name: "My Hero.png" };
  expect(["", "im", "image1", "hero", "myhero", "PNG"].every((query) => answersQuery(hero, query))).toBe(
    true,
  );
  expect(["video", "1", "age"].some((query) => answersQuery(hero, query))).toBe(false);
});
