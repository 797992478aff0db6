import { database } from "#lib/data/database.ts";
import type { Prisma } from "#lib/data/generated/client.ts";
import { documentOf } from "#lib/domain/base/ladder.ts";
import { measuredSchema } from "#lib/domain/media/asset.ts";
import { type BlindView, blindViewSchema, placeLetter } from "#lib/domain/judgement/blind.ts";
import type { RunId } from "#lib/domain/base/id.ts";
import { compareShortSidePx, newestOf } from "#lib/domain/media/derivative.ts";
import { playableOf } from "#lib/domain/media/playable.ts";
import { promptExcerpt } from "#lib/domain/prompt/prompt-excerpt.ts";
import { parseSnapshot } from "#lib/domain/generation/run.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { comparableResults, isResult, leavesOut } from "./comparisons.ts";

/** A run's latest comparison with hidden names, as its page may know it. Null when there is no such run (or it is someone else's). */
export async function findComparison(member: Member, runId: RunId): Promise<BlindView | null> {
  const client = database();
  const run = await client.run.findFirst({
    where: { id: runId, memberId: member.id },
    select: { snapshot: true, comparisons: latest },
  });
  if (!run) return null;
  const { ready, drafts, waitingCount } = await comparableResults(client, runId);
  const { prompt } = documentOf(parseSnapshot(run.snapshot));
  const common = {
    excerpt: promptExcerpt(prompt),
    readyCount: ready.length + drafts.length,
    draftCount: drafts.length,
    waitingCount,
  };
  const [comparison] = run.comparisons;
  if (!comparison) return blindViewSchema.parse({ ...common, state: "none" });
  const large = comparison.clips.flatMap(({ generation }) => generation.assets).filter(isLarge);
  const usesCopies = large.length > 0 && large.every(hasCopy);
  const drawn = {
    ...common,
    comparisonId: comparison.id,
    usesCopies,
    leavesOutDrafts: leavesOut(drafts, comparison.clips),
  };
  const clips = comparison.clips.map((clip) => ({
    id: clip.id,
    letter: placeLetter(clip.place),
    playable: toPlayable(clip.generation, usesCopies),
    verdict: { choice: clip.choice, stars: clip.stars },
  }));
  if (!comparison.revealedAt) return blindViewSchema.parse({ ...drawn, state: "hidden", clips });
  return blindViewSchema.parse({
    ...drawn,
    state: "shown",
    clips: clips.map((clip, index) => {
      const generation = comparison.clips[index]!.generation; // the same list
      return { ...clip, generationId: generation.id, openVerdict: generation.verdict };
    }),
    generations: await client.generation.findMany({
      where: { runId },
      orderBy: { id: "asc" },
      select: { id: true, modelId: true, modelVersion: true, variation: true, output: true },
    }),
  });
}

const clipGeneration = {
  select: {
    id: true,
    billing: true,
    verdict: { select: { choice: true, stars: true } },
    assets: { where: isResult, include: { blob: { include: { derivatives: true } } }, take: 1 },
  },
} satisfies Prisma.GenerationDefaultArgs;

const latest = {
  orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  take: 1,
  include: { clips: { orderBy: { place: "asc" }, include: { generation: clipGeneration } } },
} satisfies Prisma.Run$comparisonsArgs;

type ClipGeneration = Prisma.GenerationGetPayload<typeof clipGeneration>;

type ClipAsset = ClipGeneration["assets"][number];

/** What is no larger than a comparing copy is played as it came, beside copies too. */
function isLarge({ blob }: ClipAsset): boolean {
  const { widthPx, heightPx } = measuredSchema.parse(blob.measured);
  return Math.min(widthPx ?? Infinity, heightPx ?? Infinity) > compareShortSidePx;
}

const hasCopy = ({ blob }: ClipAsset) => newestOf("compare", blob.derivatives) !== undefined;

function toPlayable({ assets: [asset] }: ClipGeneration, usesCopies: boolean) {
  if (!asset || asset.blob.state === "gone") return null;
  const { blob } = asset;
  const made = blob.derivatives.map(({ kind }) => kind);
  const { loudnessLufs, frameTimes: frameTimesMs } = blob;
  const playable = playableOf({
    measured: measuredSchema.parse(blob.measured),
    loudnessLufs,
    frameTimesMs,
    made,
  });
  const copy = usesCopies && isLarge(asset) ? newestOf("compare", blob.derivatives) : undefined;
  return {
    ...playable,
    widthPx: copy?.widthPx ?? playable.widthPx,
    heightPx: copy?.heightPx ?? playable.heightPx,
    hasCopy: copy !== undefined,
  };
}
