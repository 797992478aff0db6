import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { removeMember } from "#lib/data/removal/begin-removal.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import { log } from "./log.ts";
import { lastCrashPoint } from "./testing/last-crash-point.ts";
import { expectGone, expectReadable, storeOwner, takeAway } from "./testing/removed-members.ts";
import { storeBelongings, storeOwnedFile } from "./testing/store-belongings.ts";

testDatabase();
log.level = "silent";
process.env.DATA_DIR = mkdtempSync(join(tmpdir(), "triptych-removal-"));

const worker = mintWorker();
const entry = fileURLToPath(new URL("testing/removal-process.ts", import.meta.url));

describe("a worker that is killed at any point of taking somebody away", () => {
  /** False: it had no such point. */
  async function survivesCrashAt(point: number, isHandedOver: boolean): Promise<boolean> {
    const [owner, removed] = [await storeOwner(), await storeMember()];
    const shared = randomBytes(300);
    const others = await storeOwnedFile(owner, shared);
    const { files } = await storeBelongings(removed, shared);
    await removeMember(owner, removed.id, isHandedOver ? owner.id : null);
    const child = spawn(process.execPath, [entry, removed.id, String(point)], { stdio: "inherit" });
    await once(child, "exit");
    // Half of the way nothing is anybody's twice, and nothing that is handed over is unreadable.
    expect(await brokenInvariants(worker), `after a crash at point ${point}`).toEqual([]);
    await expectReadable(owner, [others]);
    expect(await takeAway(removed.id)).toBe("gone");
    await expectGone(removed.id);
    await expectReadable(owner, isHandedOver ? [...files, others] : [others]);
    expect(await brokenInvariants(worker), `when all is done after point ${point}`).toEqual([]);
    return child.signalCode === "SIGKILL";
  }

  test.each([
    ["to delete what they made", false],
    ["to hand over what they made", true],
  ])(
    "%s leaves work that the next one ends",
    async (_aim, isHandedOver) => {
      const last = await lastCrashPoint(20, (point) => survivesCrashAt(point, isHandedOver));
      expect(last).toBeGreaterThan(20);
    },
    300_000,
  );
});
