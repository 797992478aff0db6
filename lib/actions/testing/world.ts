import { registerUpload } from "#lib/data/asset/uploads.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { listSessions } from "#lib/data/member/sessions.ts";
import { storeGeneration, storePrompt } from "#lib/data/testing/store-rows.ts";
import { storeRun } from "#lib/data/testing/store-run.ts";
import { type Status, statuses } from "#lib/domain/generation/generation.ts";
import type { Member } from "#lib/domain/base/scope.ts";

/** Ids of one of everything: all there and someone else's, or all made up. */
export type World = Record<
  | "prompt"
  | "asset"
  | "conversion"
  | "run"
  | "session"
  | "key"
  | "note"
  | "comparison"
  | "clip"
  | "gallery"
  | "item"
  | "comment"
  | "member"
  | "invitation"
  | Status,
  string
>;

/** One of everything, all of it this member’s. */
export async function storeWorld(member: Member): Promise<World> {
  const upload = { name: "hero.png", format: "png", sizeBytes: 10, location: "disk" } as const;
  const asset = await registerUpload(member, { ...upload, sha256: "a".repeat(64) });
  const edit = { edit: { version: 1, format: "jpeg" }, editHash: "0", state: "waiting" };
  const conversion = await database().conversion.create({
    data: { id: createId(), memberId: member.id, parentId: asset.id, ...edit },
  });
  const generations: [Status, string][] = [];
  for (const status of statuses) {
    generations.push([status, (await storeGeneration(member, { status })).id]);
  }
  const generationId = new Map(generations).get("done")!; // every status was listed
  const note = { id: createId(), generationId, memberId: member.id, atMs: 0, text: "the hat" };
  await database().note.create({ data: note });
  await database().verdict.create({ data: { generationId, memberId: member.id, choice: "tweak" } });
  const key = await database().providerKey.create({
    data: {
      id: createId(),
      providerId: "oxen",
      memberId: member.id,
      source: "saved",
      lastFour: "6789",
      sealed: new Uint8Array(8),
    },
  });
  const invitation = await database().invitation.create({
    data: {
      id: createId(),
      tokenHash: "an invitation",
      invitedById: member.id,
      expiresAt: new Date(Date.now() + 60_000),
    },
  });
  const done = await storeGeneration(member, { status: "done" });
  const clip = { id: createId<string>(), generationId: done.id, place: 0 };
  const comparison = await database().blindComparison.create({
    data: { id: createId(), runId: done.runId, memberId: member.id, clips: { create: clip } },
  });
  const shown = await storeRun(member, [{}]);
  const item = { id: createId<string>(), generationId: shown.results[0]!.id, place: 0 };
  const comment = { id: createId<string>(), name: "Grace", text: "the sky" };
  const gallery = await database().gallery.create({
    data: {
      id: createId(),
      memberId: member.id,
      title: "Kites",
      items: { create: item },
      comments: { create: comment },
    },
  });
  const prompt = await storePrompt(member);
  const { runId: run } = await storeGeneration(member, { status: "done" });
  await database().run.update({ where: { id: run }, data: { promptId: prompt } });
  return {
    ...(Object.fromEntries(generations) as Record<Status, string>), // every status was listed
    asset: asset.id,
    conversion: conversion.id,
    prompt,
    run,
    session: (await listSessions(member))[0]!.id,
    key: key.id,
    note: note.id,
    comparison: comparison.id,
    member: member.id,
    invitation: invitation.id,
    clip: clip.id,
    gallery: gallery.id,
    item: item.id,
    comment: comment.id,
  };
}
