import { describe, expect, test } from "vitest";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { storeRun, type ResultRow } from "#lib/data/testing/store-run.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { BlindView } from "#lib/domain/judgement/blind.ts";
import type { BlindClipId, BlindComparisonId, RunId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { beginComparison, reveal, saveBlindVerdict } from "./comparisons.ts";
import { findBlindFile } from "./find-blind-file.ts";
import { findComparison } from "./find-comparison.ts";

testDatabase();

const copy = { kind: "compare", contentType: "video/mp4", widthPx: 960, heightPx: 540 };

type Drawn = Exclude<BlindView, { state: "none" }>;
type Shown = Extract<BlindView, { state: "shown" }>;

async function view(member: Member, runId: RunId): Promise<Drawn> {
  const found = await findComparison(member, runId);
  if (!found || found.state === "none") throw new Error("There is no comparison");
  return found;
}

async function shown(member: Member, runId: RunId): Promise<Shown> {
  const found = await view(member, runId);
  if (found.state !== "shown") throw new Error("The names are hidden");
  return found;
}

async function begun(member: Member, results: readonly ResultRow[] = [{}, {}, {}]) {
  const run = await storeRun(member, results);
  await beginComparison(member, run.runId, { withDrafts: false });
  return { ...run, comparison: await view(member, run.runId) };
}

test("looking draws nothing: a run has no comparison until one is begun", async () => {
  const member = await storeMember();
  const { runId } = await storeRun(member, [
    {},
    {},
    { status: "running" },
    { status: "failed" },
    { isMeasuring: true },
  ]);
  const expected = { state: "none", excerpt: "a red kite", readyCount: 2, draftCount: 0, waitingCount: 2 };
  expect(await findComparison(member, runId)).toEqual(expected);
  expect(await findComparison(member, runId)).toEqual(expected);
  expect(await database().blindComparison.count({ where: { runId } })).toBe(0);
});

test("an order is drawn once: however often it is begun, even at once, it stays the same", async () => {
  const member = await storeMember();
  const { runId } = await storeRun(member, [{}, {}, {}, {}]);
  const begun = await Promise.all([1, 2, 3].map(() => beginComparison(member, runId, { withDrafts: false })));
  expect(new Set(begun.map((one) => one.ok && one.comparisonId)).size).toBe(1);
  const first = await view(member, runId);
  expect(first.clips.map(({ letter }) => letter)).toEqual(["A", "B", "C", "D"]);
  await beginComparison(member, runId, { withDrafts: false });
  expect(await view(member, runId)).toEqual(first);
});

test("orders differ from run to run, and the ids of clips follow the order drawn, not that of the run", async () => {
  const member = await storeMember();
  const orders = new Set<string>();
  for (let count = 0; count < 12; count += 1) {
    const { runId, results } = await storeRun(member, [{}, {}, {}, {}]);
    await beginComparison(member, runId, { withDrafts: false });
    const clips = await database().blindClip.findMany({
      where: { comparison: { runId } },
      orderBy: { place: "asc" },
    });
    expect(clips.map(({ id }) => id)).toEqual(clips.map(({ id }) => id).toSorted());
    orders.add(clips.map((clip) => results.findIndex(({ id }) => id === clip.generationId)).join(""));
  }
  expect(orders.size).toBeGreaterThan(2); // of 24, twelve times: all but never fewer
});

test("two results are needed, of which each can be played", async () => {
  const member = await storeMember();
  const { runId } = await storeRun(member, [{}, { status: "failed" }, { isMeasuring: true }]);
  expect(await beginComparison(member, runId, { withDrafts: false })).toEqual({
    ok: false,
    reason: "too-few",
  });
  expect(await database().blindComparison.count({ where: { runId } })).toBe(0);
});

describe("a draft, which costs nothing,", () => {
  const draft = { modelId: "animatic/animatic", billing: "free" } as const;
  const madeBy = async ({ comparisonId }: Drawn) => {
    const clips = await database().blindClip.findMany({
      where: { comparisonId },
      include: { generation: true },
    });
    return clips.map(({ generation }) => generation.billing).toSorted();
  };

  test("takes part where that is asked for", async () => {
    const member = await storeMember();
    const { runId } = await storeRun(member, [{}, {}, draft]);
    expect(await findComparison(member, runId)).toMatchObject({ readyCount: 3, draftCount: 1 });
    await beginComparison(member, runId, { withDrafts: true });
    const drawn = await view(member, runId);
    expect(drawn.leavesOutDrafts).toBe(false);
    expect(await madeBy(drawn)).toEqual(["free", "paid", "paid"]);
  });

  test("stays out where it is not, and is no second result to compare", async () => {
    const member = await storeMember();
    const { runId } = await storeRun(member, [{}, {}, draft]);
    await beginComparison(member, runId, { withDrafts: false });
    const drawn = await view(member, runId);
    expect(drawn).toMatchObject({ leavesOutDrafts: true, draftCount: 1, readyCount: 3 });
    expect(await madeBy(drawn)).toEqual(["paid", "paid"]);
    const { runId: other } = await storeRun(member, [{}, draft]);
    expect(await beginComparison(member, other, { withDrafts: false })).toEqual({
      ok: false,
      reason: "too-few",
    });
    expect(await beginComparison(member, other, { withDrafts: true })).toMatchObject({ ok: true });
  });

  test("joins a comparison that is under way in a new order, in which what was said of the others stays", async () => {
    const member = await storeMember();
    const { runId } = await storeRun(member, [{}, {}, draft]);
    await beginComparison(member, runId, { withDrafts: false });
    const before = await view(member, runId);
    await saveBlindVerdict(member, before.clips[0]!.id, { choice: "keep", stars: 4 });
    const judged = await database().blindClip.findUniqueOrThrow({ where: { id: before.clips[0]!.id } });
    const [one, other] = await Promise.all(
      [1, 2].map(() => beginComparison(member, runId, { withDrafts: true })),
    );
    expect(one).toEqual(other);
    const after = await view(member, runId);
    expect(await madeBy(after)).toEqual(["free", "paid", "paid"]);
    expect(new Set([...before.clips, ...after.clips].map(({ id }) => id)).size).toBe(5);
    const said = after.clips.filter(({ verdict }) => verdict.choice !== null);
    expect(said.map(({ verdict }) => verdict)).toEqual([{ choice: "keep", stars: 4 }]);
    const stays = await database().blindClip.findUniqueOrThrow({ where: { id: said[0]!.id } });
    expect([stays.generationId, stays.decidedAt]).toEqual([judged.generationId, judged.decidedAt]);
    expect(await database().blindComparison.count({ where: { runId } })).toBe(1);
    await beginComparison(member, runId, { withDrafts: false });
    expect(await view(member, runId)).toEqual(after);
  });

  test("that joins takes away no verdict that is given at the same time, and no names that are shown", async () => {
    const member = await storeMember();
    for (let count = 0; count < 4; count += 1) {
      const { runId } = await storeRun(member, [{}, {}, draft]);
      await beginComparison(member, runId, { withDrafts: false });
      const { clips, comparisonId } = await view(member, runId);
      const keep = { choice: "keep", stars: null } as const;
      const [given] = await Promise.allSettled([
        saveBlindVerdict(member, clips[0]!.id, keep),
        beginComparison(member, runId, { withDrafts: true }),
      ]);
      const said = (await view(member, runId)).clips.filter(({ verdict }) => verdict.choice === "keep");
      expect(said).toHaveLength(given.status === "fulfilled" ? 1 : 0);
      await Promise.all([
        reveal(member, (await view(member, runId)).comparisonId),
        beginComparison(member, runId, { withDrafts: true }),
      ]);
      expect(await database().blindComparison.count({ where: { runId, revealedAt: { not: null } } })).toBe(1);
      expect(await database().blindComparison.count({ where: { id: comparisonId } })).toBe(0);
    }
  });
});

test("nothing that is said while names are hidden tells who made what", async () => {
  const member = await storeMember();
  const { runId, results } = await storeRun(member, [
    {
      modelId: "oxen/kite",
      name: "kite – Oxen.mp4",
      cost: { micro: 987_650, currency: "USD" },
      loudnessLufs: -17.123,
    },
    {
      modelId: "siray/other",
      name: "kite – Siray.mp4",
      waitMs: 77_777,
      verdict: { choice: "keep", stars: 5 },
    },
  ]);
  await beginComparison(member, runId, { withDrafts: false });
  const text = JSON.stringify(await view(member, runId));
  const rows = await database().blob.findMany({ where: { memberId: member.id } });
  const secrets = [
    ...results.flatMap(({ id, assetId, sha256 }) => [id, assetId, sha256]),
    ...rows.map(({ id }) => id),
    ...["oxen", "siray", "kite.mp4", "kite –", "98765", "77777", "keep", "-17.123"],
  ];
  for (const secret of secrets) expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
});

test("comparing copies are played when every clip has one, and their sizes are then all that is said", async () => {
  const member = await storeMember();
  const large = { widthPx: 1920, heightPx: 1080, durationMs: 5000 };
  const some = await begun(member, [{ measured: large, derivatives: [copy] }, {}]);
  expect(some.comparison.usesCopies).toBe(false);
  const all = await begun(member, [{ measured: large, derivatives: [copy] }, { derivatives: [copy] }]);
  expect(all.comparison.usesCopies).toBe(true);
  expect(all.comparison.clips.map(({ playable }) => [playable?.widthPx, playable?.heightPx])).toEqual([
    [960, 540],
    [960, 540],
  ]);
});

test("verdicts are kept with the comparison and stay out of the open ones, until the names are shown", async () => {
  const member = await storeMember();
  const { runId, comparison } = await begun(member, [
    { verdict: { choice: "reject", stars: null } },
    { verdict: { choice: null, stars: null } },
    {},
  ]);
  for (const { id } of comparison.clips) await saveBlindVerdict(member, id, { choice: "tweak", stars: null });
  for (const { id } of comparison.clips) await saveBlindVerdict(member, id, { choice: "keep", stars: 4 });
  const kept = { choice: "keep", stars: 4 };
  expect((await view(member, runId)).clips.map(({ verdict }) => verdict)).toEqual([kept, kept, kept]);
  const open = () => database().verdict.findMany({ where: { memberId: member.id, choice: "keep" } });
  expect(await open()).toEqual([]);

  await reveal(member, comparison.comparisonId);
  const after = await shown(member, runId);
  const byPlace = after.generations.map(({ id }) =>
    after.clips.find(({ generationId }) => generationId === id),
  );
  expect(byPlace.map((clip) => [clip?.verdict, clip?.openVerdict])).toEqual([
    [kept, { choice: "reject", stars: null }],
    [kept, kept],
    [kept, kept],
  ]);
});

test("a verdict that is taken back is none, and leaves nothing open behind", async () => {
  const member = await storeMember();
  const { runId, comparison } = await begun(member);
  const [first] = comparison.clips;
  await saveBlindVerdict(member, first!.id, { choice: "keep", stars: null });
  await saveBlindVerdict(member, first!.id, { choice: null, stars: null });
  await reveal(member, comparison.comparisonId);
  expect((await shown(member, runId)).clips.map(({ openVerdict }) => openVerdict)).toEqual([
    null,
    null,
    null,
  ]);
});

test("once the names are shown, no hidden verdict can be given or changed, and showing them again changes nothing", async () => {
  const member = await storeMember();
  const { runId, comparison, results } = await begun(member);
  await saveBlindVerdict(member, comparison.clips[0]!.id, { choice: "keep", stars: null });
  await reveal(member, comparison.comparisonId);
  expect(await saveBlindVerdict(member, comparison.clips[0]!.id, { choice: "reject", stars: 1 })).toEqual({
    ok: false,
    reason: "shown",
  });
  await database().verdict.deleteMany({ where: { generationId: { in: results.map(({ id }) => id) } } });
  const before = await shown(member, runId);
  await reveal(member, comparison.comparisonId);
  expect(await shown(member, runId)).toEqual(before);
});

test("hiding the names again draws a new comparison with other ids, and the old one is kept", async () => {
  const member = await storeMember();
  const { runId, comparison } = await begun(member);
  await saveBlindVerdict(member, comparison.clips[0]!.id, { choice: "keep", stars: null });
  await reveal(member, comparison.comparisonId);
  await beginComparison(member, runId, { withDrafts: false });
  const next = await view(member, runId);
  expect(next.state).toBe("hidden");
  const ids = [...comparison.clips, ...next.clips].map(({ id }) => id);
  expect(new Set(ids).size).toBe(6);
  expect(await database().blindClip.count({ where: { comparison: { runId }, choice: "keep" } })).toBe(1);
});

test("a clip whose file was deleted keeps its letter and has nothing to play", async () => {
  const member = await storeMember();
  const { runId, results } = await begun(member, [{ derivatives: [copy] }, { derivatives: [copy] }]);
  await database().asset.update({ where: { id: results[0]!.assetId }, data: { deletedAt: new Date() } });
  const { clips, usesCopies } = await view(member, runId);
  expect(clips.map(({ letter }) => letter)).toEqual(["A", "B"]);
  expect(clips.filter(({ playable }) => playable === null)).toHaveLength(1);
  expect(usesCopies).toBe(true);
});

test("a clip's files are found by its own id and named by its letter alone", async () => {
  const member = await storeMember();
  const derivatives = [
    copy,
    { kind: "poster", contentType: "image/webp" },
    { kind: "waveform", contentType: "application/json" },
    { kind: "filmstrip", contentType: "image/webp" },
  ];
  const cleaned = { kind: "sendable", contentType: "video/mp4", sha256: "c".repeat(64) };
  const { comparison } = await begun(member, [
    { derivatives: [...derivatives, cleaned] },
    { derivatives: [...derivatives, cleaned] },
  ]);
  const second = comparison.clips[1]!.id;
  const names = await Promise.all(
    (["video", "compare", "poster", "waveform", "filmstrip"] as const).map(
      async (part) => (await findBlindFile(member, second, part))?.assetName,
    ),
  );
  expect(names).toEqual(["B.mp4", "B.mp4", "B.webp", "B.json", "B.webp"]);
  const [first] = comparison.clips;
  expect(first!.playable).toMatchObject({ hasFilmstrip: true, frameTimesMs: null });
  // Bytes can name who made them: the copy without such words is served where there is one.
  expect(await findBlindFile(member, second, "video")).toMatchObject({
    from: "derivative",
    sha256: "c".repeat(64),
  });
});

test("what is as small as a comparing copy and has none keeps no other from being played as one", async () => {
  const member = await storeMember();
  const small = { widthPx: 480, heightPx: 854, durationMs: 5000 };
  const { comparison } = await begun(member, [{ derivatives: [copy] }, { measured: small }]);
  expect(comparison.usesCopies).toBe(true);
  const played = comparison.clips.map(({ playable }) => [playable?.hasCopy, playable?.heightPx]);
  expect(played).toEqual(
    expect.arrayContaining([
      [true, 540],
      [false, 854],
    ]),
  );
});

test("someone else's run, comparison and clip look like missing ones, and stay as they were", async () => {
  const member = await storeMember();
  const other = await storeMember();
  const { runId, comparison } = await begun(member);
  const missing = { code: "not-found" };
  for (const [run, drawn, clip] of [
    [runId, comparison.comparisonId, comparison.clips[0]!.id],
    [createId<RunId>(), createId<BlindComparisonId>(), createId<BlindClipId>()],
  ] as const) {
    expect(await findComparison(other, run)).toBeNull();
    expect(await findBlindFile(other, clip, "video")).toBeNull();
    await expect(beginComparison(other, run, { withDrafts: false })).rejects.toMatchObject(missing);
    await expect(saveBlindVerdict(other, clip, { choice: "keep", stars: null })).rejects.toMatchObject(
      missing,
    );
    await expect(reveal(other, drawn)).rejects.toMatchObject(missing);
  }
  expect(await view(member, runId)).toEqual(comparison);
});
