import { expect, test } from "vitest";
import { mintWorker } from "#lib/domain/scope-mint.ts";
import { createId } from "./create-id.ts";
import { database } from "./database.ts";
import { seedGeneration, seedMember } from "./testing/seed.ts";
import { testDatabase } from "./testing/test-database.ts";
import { tidy } from "./tidy.ts";

testDatabase();

const dayMs = 24 * 60 * 60 * 1000;

test("tidying takes away what is over, and nothing else", async () => {
  const member = await seedMember();
  const { id: generationId } = await seedGeneration(member, { status: "done" });
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
    await database().note.create({ data: { ...note, deletedAt: days === 1 ? null : at } });
  }
  await tidy(mintWorker());
  expect((await database().session.findMany()).map(({ token }) => token)).toEqual(["day 1"]);
  expect((await database().invitation.findMany()).map(({ tokenHash }) => tokenHash)).toEqual([
    "day -1",
    "day 1",
  ]);
  expect((await database().rateLimit.findMany()).map(({ key }) => key)).toEqual(["day 1"]);
  expect((await database().note.findMany()).map(({ text }) => text)).toEqual(["day 1"]);
});
