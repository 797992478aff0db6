import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { statuses, transitions } from "./generation.ts";

/** The state table as the README draws it: one line an arrow, in the table's order. */
function stateDiagram(): string {
  const arrows = statuses.flatMap((status) =>
    Object.entries(transitions[status]).map(([event, next]) => `  ${status} --> ${next}: ${event}`),
  );
  return ["```mermaid", "stateDiagram-v2", "  [*] --> queued", ...arrows, "```"].join("\n");
}

test("the README draws the states as they are", () => {
  const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
  expect(readme.split("<!-- states -->")[1]?.split("<!-- /states -->")[0]?.trim()).toBe(stateDiagram());
});
