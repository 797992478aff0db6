import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { presentOf } from "#lib/domain/media/derivative.ts";
import { formats } from "#lib/domain/media/format.ts";
import { starterIds, starters } from "#lib/domain/starter/starters.ts";
import { makeDerivatives } from "#lib/media/server/derive.ts";
import { readMedia } from "#lib/media/server/read-media.ts";
import { hashFile } from "./hash-file.ts";
import { madeFileName, readStarterMedia, sceneFolder, starterFolder } from "./starter-media.ts";

const table = readStarterMedia();
const files = starterIds.flatMap((id) => starters[id].files);

test("the table of the starters' media holds their files and no others", () => {
  expect(Object.keys(table).toSorted()).toEqual([...new Set(files.map(({ path }) => path))].toSorted());
  for (const { path, kind } of files) expect(formats[table[path]!.format].kind).toBe(kind);
  const made = Object.entries(table).flatMap(([path, row]) =>
    row.made.map((one) => madeFileName(path, one.kind)),
  );
  expect(readdirSync(starterFolder).toSorted()).toEqual([...made, "media.json"].toSorted());
});

test.each(Object.entries(table))(
  "what the table says of %s is what the studio reads of it",
  async (path, row) => {
    const folder = mkdtempSync(join(tmpdir(), "starters-"));
    try {
      const file = join(sceneFolder, path);
      const reading = await readMedia(file, { folder });
      if ("unreadable" in reading) throw new Error(reading.unreadable);
      const { made } = await makeDerivatives(file, reading, folder);
      const { sha256, sizeBytes } = await hashFile(file);
      const all = [...reading.made, ...made].map(({ path: _path, ...one }) => ({
        ...one,
        ...presentOf(one.kind),
      }));
      expect({ ...row, made: row.made.map(({ sha256: _hash, sizeBytes: _size, ...one }) => one) }).toEqual({
        ...{ format: reading.format, measured: reading.measured, sha256, sizeBytes },
        made: all,
      });
      for (const one of row.made)
        expect(await hashFile(join(starterFolder, madeFileName(path, one.kind)))).toEqual({
          sha256: one.sha256,
          sizeBytes: one.sizeBytes,
        });
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

test("every starter has a moving poster of a modest size, and a text with each of its files", () => {
  const posters = readdirSync("public/starters");
  for (const id of starterIds) {
    expect(posters).toEqual(expect.arrayContaining([`${id}.mp4`, `${id}.webp`]));
    const tokens: readonly (string | number)[] = starters[id].text;
    expect(tokens.filter((part) => typeof part === "number")).toEqual(
      starters[id].files.map((_, place) => place),
    );
  }
});
