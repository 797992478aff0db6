import { expect, test } from "vitest";
import { openTabs } from "./tabs.ts";

// Node has BroadcastChannel too: each of these stands for a tab.
function openTwo() {
  const heard: string[] = [];
  const one = openTabs("gallery 1", "tab 1", () => heard.push("one"));
  const two = openTabs("gallery 1", "tab 2", () => heard.push("two"));
  const close = () => [one, two].forEach((tabs) => tabs.close());
  return { one, two, heard, close };
}

test("a tab is told that another has saved, and not of its own saving", async () => {
  const { one, two, heard, close } = openTwo();
  one.tellSaved();
  await expect.poll(() => heard).toEqual(["two"]);
  await two.isOpen("tab 1"); // whatever was said before has been heard by then
  expect(heard).toEqual(["two"]);
  close();
});

test("a tab that is open answers, and one that was closed does not", async () => {
  const { one, two, close } = openTwo();
  expect(await two.isOpen("tab 1")).toBe(true);
  one.close();
  expect(await two.isOpen("tab 1")).toBe(false);
  close();
});
