import { beforeAll, expect, test } from "vitest";
import { memorySource } from "#lib/media/bytes.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { cleaners } from "./child/cleaning/cleaners.ts";
import { createFilm, films } from "./testing/create-film.ts";
import { damage } from "./testing/damage.ts";

const names = Object.keys(films) as (keyof typeof films)[]; // its own keys
const formatOf = { m4a: "m4a", mov: "mov", webm: "webm", weba: "weba", mp3: "mp3", wav: "wav" } as const;
const whole = new Map<keyof typeof films, Buffer>();

beforeAll(async () => {
  for (const name of names) whole.set(name, await createFilm(name, { seconds: 1, words: "canary" }));
});

test.each(names)(
  "%s, damaged a hundred times: what is to be taken out lies in the file and in order, or cannot be told",
  async (name) => {
    const clean = cleaners[name in formatOf ? formatOf[name as keyof typeof formatOf] : "mp4"]; // `in` was asked
    let told = 0;
    for (let seed = 0; seed < 100; seed++) {
      const bytes = damage(whole.get(name)!, seed);
      const edits = await clean(memorySource(bytes)).catch((error: unknown) => {
        if (error instanceof RangeError || error instanceof Unreadable) return null;
        throw error;
      });
      if (!edits) continue;
      told += 1;
      let at = 0;
      for (const { from, to } of edits) {
        expect(from).toBeGreaterThanOrEqual(at);
        expect(to).toBeGreaterThanOrEqual(from);
        at = to;
      }
      expect(at).toBeLessThanOrEqual(bytes.length);
    }
    expect(told).toBeGreaterThan(0);
  },
);
