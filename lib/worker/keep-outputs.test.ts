import { expect, test } from "vitest";
import { createId } from "#lib/data/create-id.ts";
import type { AttemptId } from "#lib/domain/base/id.ts";
import { keepAnswer } from "./keep-outputs.ts";

test("of a revised prompt as much is kept as a page can show, of an answer's own and of each film's", async () => {
  const revisedPrompt = `\ud83d ${"kite ".repeat(1_000_000)}`;
  const film = { kind: "video", role: "result", from: { url: "https://example.com/a.mp4" } } as const;
  const kept = await keepAnswer("/nowhere", createId<AttemptId>(), {
    outputs: [{ ...film, revisedPrompt }],
    revisedPrompt,
  });
  for (const words of [kept.revisedPrompt, kept.outputs[0]?.revisedPrompt]) {
    expect(words).toMatch(/^\ufffd kite kite/);
    expect(words).toHaveLength(50_000);
  }
  expect(kept.outputs[0]?.from).toEqual(film.from);
});
