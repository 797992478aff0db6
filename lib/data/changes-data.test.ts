import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { changesData } from "./changes-data.ts";

const folder = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

describe("a migration changes data", () => {
  test.each([
    'UPDATE "blob" SET "state" = \'measuring\'',
    "DELETE FROM session",
    "INSERT INTO studio_fact VALUES ('a', '1')",
    'ALTER TABLE "blob" DROP COLUMN "trouble"',
    'ALTER TABLE "blob" ALTER COLUMN "trouble" SET NOT NULL',
    'ALTER TABLE "blob" RENAME TO "bytes"',
    'ALTER TABLE "blob" ADD COLUMN "a" TEXT, DROP COLUMN "b"',
    'ALTER TABLE "blob" ADD CONSTRAINT "c" CHECK ("a" IN (\'x, y\')), ALTER COLUMN "a" DROP DEFAULT',
    'DROP INDEX "blob_state_idx"',
    "CREATE OR REPLACE FUNCTION f() RETURNS INT LANGUAGE sql RETURN 1",
    "SELECT wipe_everything()",
    "DO $$ BEGIN PERFORM 1; END $$",
    "WITH gone AS (DELETE FROM note RETURNING id) SELECT 1",
    "TRUNCATE note",
    'CREATE TABLE "a" ("b" INT); UPDATE "c" SET "d" = 1',
    "/* CREATE TABLE */ DROP TABLE note",
    "-- CREATE TABLE\nDROP TABLE note",
    'ALTER TABLE "blob" ADD COLUMN "a" TEXT DEFAULT \'--\', DROP COLUMN "b"',
    'CREATE TABLE "a" AS SELECT wipe_everything()',
  ])("by %s", (sql) => {
    expect(changesData(sql)).toBe(true);
  });

  test.each([
    "",
    "-- nothing to do; really",
    'CREATE TABLE "a" ("b" INT DEFAULT 1)',
    'CREATE UNIQUE INDEX "a_b_key" ON "a"("b")',
    'ALTER TABLE "blob" ADD COLUMN "loudness" DOUBLE PRECISION',
    'ALTER TABLE "blob"\n  ADD COLUMN "a" TEXT[] DEFAULT \'{"x","y"}\',\n  ADD CONSTRAINT "c" CHECK ("a" <> \'{}\')',
    'ALTER TABLE "note" ADD CONSTRAINT "f" FOREIGN KEY ("m") REFERENCES "member"("id") ON DELETE CASCADE',
    "CREATE FUNCTION f() RETURNS INT LANGUAGE sql RETURN 1",
  ])("but not by %s", (sql) => {
    expect(changesData(sql)).toBe(false);
  });

  test("by what the studio's own migrations do", () => {
    const changing = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .filter(
        (name) => name < "0012" && changesData(readFileSync(join(folder, name, "migration.sql"), "utf8")),
      )
      .toSorted();
    expect(changing).toEqual([
      ...["0002_bytes", "0005_clean_films", "0006_screening", "0007_history"],
      "0011_derivative_versions",
    ]);
  });
});
