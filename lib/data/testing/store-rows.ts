import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import type { Status } from "#lib/domain/generation/generation.ts";
import {
  type AttemptId,
  type GenerationId,
  type MemberId,
  type ModelId,
  type PromptId,
  providerIdOf,
  type RunId,
} from "#lib/domain/base/id.ts";
import { newPrompt, type Prompt } from "#lib/domain/prompt/prompt.ts";
import type { Snapshot } from "#lib/domain/generation/run.ts";
import type { Sent } from "#lib/domain/generation/sent.ts";
import { mintMember } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";

/** A member with a name of its own. */
export async function storeMember(): Promise<Member> {
  const id = createId<MemberId>();
  await database().member.create({ data: { id, name: "Ada", email: `${id}@example.com` } });
  return mintMember(id, false);
}

/** A prompt of a few words. */
export function words(text: string, references: Prompt["references"] = []): Prompt {
  return { ...newPrompt([]), body: [{ type: "text", text }], references };
}

/** A draft. */
export async function storePrompt(member: Member, document: Prompt = words("a red kite")): Promise<PromptId> {
  const id = createId<PromptId>();
  await database().prompt.create({ data: { id, memberId: member.id, document } });
  return id;
}

export type StoredGeneration = { id: GenerationId; runId: RunId; attemptId: AttemptId; version: number };

/**
 * A generation that stands in a status as if it had come there, with its latest attempt in the fitting state. Written
 * past every event function: what these do is for the tests to see.
 */
export async function storeGeneration(
  member: Member,
  given: {
    status: Status;
    billing?: "paid" | "free";
    modelId?: string;
    attemptState?: string;
    operation?: string;
    snapshot?: Snapshot;
    /** Absent: it is older than what is kept of it. */
    sent?: Sent;
    dueAt?: Date;
  },
): Promise<StoredGeneration> {
  const { status, billing = "paid", modelId = "oxen/some-model", operation } = given;
  const runId = createId<RunId>();
  const id = createId<GenerationId>();
  const attemptId = createId<AttemptId>();
  const isWorkable = ["queued", "submitting", "running", "saving"].includes(status);
  await database().run.create({
    data: {
      id: runId,
      memberId: member.id,
      clientKey: createId(),
      snapshot: given.snapshot ?? { prompt: words("a red kite"), assets: [] },
    },
  });
  await database().generation.create({
    data: {
      id,
      memberId: member.id,
      runId,
      modelId: modelId as ModelId,
      variation: 1,
      billing,
      status,
      request: {},
      issues: [],
      compiledHash: "0",
      modelVersion: "1",
      media: {},
      dueAt: isWorkable ? (given.dueAt ?? new Date(0)) : null,
      ...(given.sent && { sent: given.sent }),
      ...(status === "saving" && { pendingOutputs: [] }),
      ...(status === "failed" && { failure: { kind: "unavailable", detail: "", charged: "no" } }),
    },
  });
  await database().attempt.create({
    data: {
      id: attemptId,
      generationId: id,
      providerId: providerIdOf(modelId),
      state: given.attemptState ?? attemptStateIn[status],
      ...(status === "failed" && { failure: { kind: "unavailable", detail: "", charged: "no" } }),
      ...((operation ?? operationIn.has(status)) && { operation: operation ?? `op-${id}` }),
    },
  });
  return { id, runId, attemptId, version: 1 };
}

/** How the latest attempt of a generation stands. */
export const attemptStateIn: Record<Status, string> = {
  queued: "released",
  submitting: "open",
  unconfirmed: "vanished",
  running: "accepted",
  saving: "answered",
  done: "answered",
  failed: "refused",
  canceled: "accepted",
};

const operationIn: ReadonlySet<Status> = new Set(["running", "saving", "done", "failed", "canceled"]);

/** A result whose bytes came, as `store` is given it. */
export const storedResult = {
  name: "kite.mp4",
  kind: "video",
  role: "result",
  format: "mp4",
  sizeBytes: 4,
  sha256: "a".repeat(64),
  location: "disk",
} as const;
