import { expect, test } from "vitest";
import { answersQuery, findMention } from "./mention-query.ts";

test.each([
  ["@", ""],
  ["A cat meets @he", "he"],
  ["(@Image", "Image"],
  ["一只猫@图", "图"],
  ["\uFFFC@v", "v"],
  ["一只猫＠图", "图"],
])("an @ at the start of a word is a mention: %s", (text, query) => {
  expect(findMention(text)?.query).toBe(query);
});

test.each(["me@", "me@image1", "a.b@c", "@@", "@hero walks", "no sign", "9@1", "me＠"])(
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

test("a name in one form of Unicode answers a query in another, and a narrow one answers a wide one", () => {
  const cafe = { label: "Image 1", name: "cafe\u0301.png" };
  expect(answersQuery(cafe, "caf\u00e9")).toBe(true);
  expect(answersQuery({ ...cafe, name: "caf\u00e9.png" }, "cafe\u0301")).toBe(true);
  expect(answersQuery(cafe, "Ｉｍａｇｅ１")).toBe(true);
});
