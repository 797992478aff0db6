import { expect, test } from "vitest";
import { clipName } from "./gallery-address.ts";

test("a clip is called by the first line of its caption, by the beginning of a long one, or by its number", () => {
  expect(clipName({ caption: "", number: 3 })).toBe("Clip 3");
  expect(clipName({ caption: " \n ", number: 3 })).toBe("Clip 3");
  expect(clipName({ caption: "\nDunes at noon \nSecond line", number: 3 })).toBe("Dunes at noon");
  expect(clipName({ caption: "a".repeat(80), number: 3 })).toBe("a".repeat(80));
  expect(clipName({ caption: `${"🌊".repeat(78)} over the bay`, number: 3 })).toBe(`${"🌊".repeat(78)}…`);
});
