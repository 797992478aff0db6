import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { statuses, transitions } from "./generation.ts";

/** The state table as docs/architecture.md draws it: one line an arrow, in the table's order. */
function stateDiagram(): string {
  const arrows = statuses.flatMap((status) =>
    Object.entries(transitions[status]).map(([event, next]) => `  ${status} --> ${next}: ${event}`),
  );
  return ["```mermaid", "stateDiagram-v2", "  [*] --> queued", ...arrows, "```"].join("\n");
}

test("the architecture page draws the states as they are", () => {
  const page = readFileSync(new URL("../../../docs/architecture.md", import.meta.url), "utf8");
  expect(page.split("<!-- states -->")[1]?.split("<!-- /states -->")[0]?.trim()).toBe(stateDiagram());
});
