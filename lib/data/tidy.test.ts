import { expect, test } from "vitest";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import { createId } from "./create-id.ts";
import { database } from "./database.ts";
import { storeGeneration, storeMember } from "./testing/store-rows.ts";
import { testDatabase } from "./testing/test-database.ts";
import { tidy } from "./tidy.ts";

testDatabase();

const dayMs = 24 * 60 * 60 * 1000;

test("tidying takes away what is over, and nothing else", async () => {
  const member = await storeMember();
  const { id: generationId } = await storeGeneration(member, { status: "done" });
  for (const days of [-40, -1, 1]) {
    const at = new Date(Date.now() + days * dayMs);
    const name = `day ${days}`;
    await database().session.create({
      data: { id: createId(), token: name, userId: member.id, expiresAt: at },
    });
    await database().invitation.create({
      data: { id: createId(), tokenHash: name, invitedById: member.id, expiresAt: at },
    });
    await database().rateLimit.create({
      data: { id: createId(), key: name, count: 9, lastRequest: at.getTime() - 1000 },
    });
    const note = { id: createId(), generationId, memberId: member.id, atMs: 0, text: name };
    const isKept = days === 1;
    await database().note.create({ data: { ...note, deletedAt: isKept ? null : at } });
    for (const isWhole of [true, false]) {
      const comment = { id: createId<string>(), name: "Grace", text: name };
      const item = { id: createId<string>(), generationId, place: 0 };
      await database().gallery.create({
        data: {
          id: createId(),
          memberId: member.id,
          title: name,
          deletedAt: isKept || !isWhole ? null : at,
          items: { create: { ...item, caption: name, removedAt: isKept || isWhole ? null : at } },
          comments: { create: { ...comment, deletedAt: isKept || isWhole ? null : at } },
        },
      });
    }
  }
  await tidy(mintWorker());
  expect((await database().session.findMany()).map(({ token }) => token)).toEqual(["day 1"]);
  expect((await database().invitation.findMany()).map(({ tokenHash }) => tokenHash)).toEqual([
    "day -1",
    "day 1",
  ]);
  expect((await database().rateLimit.findMany()).map(({ key }) => key)).toEqual(["day 1"]);
  expect((await database().note.findMany()).map(({ text }) => text)).toEqual(["day 1"]);
  expect((await database().gallery.findMany({ orderBy: { id: "asc" } })).map(({ title }) => title)).toEqual([
    "day -40",
    "day -1",
    "day 1",
    "day 1",
  ]);
  expect((await database().galleryItem.findMany()).map(({ caption }) => caption)).toEqual(["day 1", "day 1"]);
  expect((await database().galleryComment.findMany()).map(({ text }) => text)).toEqual(["day 1", "day 1"]);
});
