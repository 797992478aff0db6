import { randomBytes } from "node:crypto";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import type { Measured } from "#lib/domain/media/asset.ts";
import type { Status } from "#lib/domain/generation/generation.ts";
import type { Sent } from "#lib/domain/generation/sent.ts";
import {
  type AssetId,
  type AttemptId,
  type GenerationId,
  providerIdOf,
  type ReferenceId,
  type RunId,
} from "#lib/domain/base/id.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import type { Money } from "#lib/domain/base/money.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { Verdict } from "#lib/domain/judgement/verdict.ts";
import { attemptStateIn, words } from "./store-rows.ts";

/** One generation of a run as it is to be stored; by default done in 10 s, at no known cost. */
export type ResultRow = {
  modelId?: string;
  modelVersion?: string;
  status?: Status;
  billing?: "paid" | "free";
  /** From 2 on: it came with the answer to the result of its model before it. */
  output?: number;
  cost?: Money;
  estimate?: Money;
  /** From accepted to ready. */
  waitMs?: number;
  name?: string;
  measured?: Measured;
  /** The bytes, where they really lie on disk. */
  bytes?: { sha256: string; sizeBytes: number };
  isMeasuring?: boolean;
  /** Absent: it is older than what is kept of it. */
  sent?: Sent;
  loudnessLufs?: number;
  derivatives?: readonly {
    kind: string;
    version?: number;
    contentType: string;
    sha256?: string;
    widthPx?: number;
    heightPx?: number;
  }[];
  verdict?: Verdict;
};

export type StoredRun = { runId: RunId; results: { id: GenerationId; assetId: AssetId; sha256: string }[] };

const film: Measured = { widthPx: 1280, heightPx: 720, durationMs: 5000, fps: 24, hasSound: false };

/** A run with its generations, written past every event function; several of one model are its variations, and each that is done has a video. */
export async function storeRun(
  member: Member,
  results: readonly ResultRow[],
  options: { createdAt?: Date; kinds?: readonly Kind[]; text?: string } = {},
): Promise<StoredRun> {
  const { createdAt = new Date(), kinds = [], text = "a red kite" } = options;
  const runId = createId<RunId>();
  const references = kinds.map((kind) => ({
    id: createId<ReferenceId>(),
    assetId: createId<AssetId>(),
    kind,
    name: `reference.${kind}`,
    role: null,
  }));
  const snapshot = { prompt: words(text, references), assets: [] };
  await database().run.create({
    data: { id: runId, memberId: member.id, clientKey: createId(), snapshot, createdAt },
  });
  const latest = new Map<string, Place>();
  const placed = results.map((given) => {
    const place = placeAfter(latest.get(given.modelId ?? someModel), given);
    latest.set(place.modelId, place);
    return { place, given };
  });
  const of = { member, runId, createdAt };
  const store = (each: typeof placed) =>
    Promise.all(each.map(({ place, given }) => storeResult(of, place, given)));
  await store(placed.filter(({ place }) => place.output === 1));
  await store(placed.filter(({ place }) => place.output > 1));
  return {
    runId,
    results: placed.map(({ place: { id, assetId, file } }) => ({ id, assetId, sha256: file.sha256 })),
  };
}

const someModel = "oxen/some-model";

/** Where a result stands in its run, and its ids, whose order is that of the results. */
type Place = {
  id: GenerationId;
  assetId: AssetId;
  file: { sha256: string; sizeBytes: number };
  modelId: string;
  variation: number;
  output: number;
  /** What was paid for it, which is itself where nothing came before it. */
  paidId: GenerationId;
  attemptId: AttemptId;
};

function placeAfter(before: Place | undefined, { modelId = someModel, output = 1, bytes }: ResultRow): Place {
  const id = createId<GenerationId>();
  const own = { paidId: id, attemptId: createId<AttemptId>(), variation: (before?.variation ?? 0) + 1 };
  return {
    ...(before && output > 1 ? before : own),
    id,
    assetId: createId<AssetId>(),
    file: bytes ?? { sha256: randomBytes(32).toString("hex"), sizeBytes: 1000 },
    modelId,
    output,
  };
}

async function storeResult(
  { member, runId, createdAt }: { member: Member; runId: RunId; createdAt: Date },
  { id, assetId, file, modelId, variation, output, paidId, attemptId }: Place,
  given: ResultRow,
): Promise<void> {
  const { status = "done", cost, estimate, verdict } = given;
  const isDone = status === "done";
  const billed = {
    ...(cost && { costMicro: cost.micro, costCurrency: cost.currency }),
    ...(estimate && { estimateMicro: estimate.micro, estimateCurrency: estimate.currency }),
  };
  const failed = status === "failed" && { failure: { kind: "unavailable", detail: "", charged: "no" } };
  await database().generation.create({
    data: {
      id,
      memberId: member.id,
      runId,
      modelId,
      modelVersion: given.modelVersion ?? "1",
      variation,
      billing: given.billing ?? "paid",
      status,
      request: {},
      ...(given.sent && { sent: given.sent }),
      issues: [],
      compiledHash: "0",
      media: {},
      dueAt: null,
      createdAt,
      acceptedAt: createdAt,
      ...(isDone && {
        readyAt: new Date(createdAt.getTime() + (given.waitMs ?? 10_000)),
        finishedAt: createdAt,
      }),
      ...billed,
      ...failed,
      ...(output > 1
        ? { output, answerPlace: output, outputOfId: paidId, attemptId }
        : {
            attempts: {
              create: {
                id: attemptId,
                providerId: providerIdOf(modelId),
                state: attemptStateIn[status],
                createdAt,
                ...billed,
                ...failed,
              },
            },
          }),
      ...(verdict && { verdict: { create: { ...verdict, memberId: member.id } } }),
    },
  });
  if (isDone) await storeVideo(member, { id: assetId, generationId: id }, file, given);
}

async function storeVideo(
  member: Member,
  asset: { id: AssetId; generationId: GenerationId },
  file: { sha256: string; sizeBytes: number },
  given: ResultRow,
): Promise<void> {
  await database().asset.create({
    data: {
      id: asset.id,
      generation: { connect: { id: asset.generationId } },
      name: given.name ?? "a red kite – Some model.mp4",
      kind: "video",
      outputRole: "result",
      member: { connect: { id: member.id } },
      blob: {
        create: {
          id: createId(),
          memberId: member.id,
          ...file,
          format: "mp4",
          state: given.isMeasuring ? "measuring" : "ready",
          measured: given.measured ?? film,
          loudnessLufs: given.loudnessLufs ?? null,
          derivatives: {
            create: (given.derivatives ?? []).map(
              ({ sha256 = randomBytes(32).toString("hex"), version = 1, ...derivative }) => ({
                ...derivative,
                version,
                id: createId(),
                sha256,
                sizeBytes: 500,
              }),
            ),
          },
        },
      },
    },
  });
}
