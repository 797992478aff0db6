import { expect, test } from "vitest";
import { commentSchema, galleryTokenSchema, voteSchema } from "./visitor.ts";

const itemId = "0192d6a0-0000-7000-8000-0000000000aa";
const otherId = "0192d6a0-0000-7000-8000-0000000000bb";
const visitorId = "b6b1f0f6-2f0e-4c5e-9d3b-0a0b0c0d0e0f";
const comment = { itemId, name: "Grace", text: "The hat", atMs: null };

test("a comment's words are plain: what turns their direction, breaks a name or is not seen goes", () => {
  const name = `  Gra\u202ece\u0000\nHopper\u2028 `;
  const text = "\u2066one\r\ntwo\u200b 👩\u200d🎨 \u{e0041}";
  expect(commentSchema.parse({ ...comment, name, text })).toMatchObject({
    name: "Grace Hopper",
    text: "one\ntwo 👩\u200d🎨",
  });
});

test("half a character in a comment becomes the sign for an unknown one", () => {
  expect(commentSchema.parse({ ...comment, name: "\ud83d", text: "one \ude00" })).toMatchObject({
    name: "\ufffd",
    text: "one \ufffd",
  });
});

const drawing = { version: 1, strokes: [{ kind: "arrow", points: [0, 0, 5000, 5000] }] };

test("a comment at a time in a clip may draw on its frame", () => {
  expect(commentSchema.parse({ ...comment, atMs: 100, drawing })).toMatchObject({ drawing });
});

test.each([
  { name: "" },
  { name: " \u202e " },
  { name: "x".repeat(61) },
  { text: "\n \u200b" },
  { text: "x".repeat(1001) },
  { atMs: -1 },
  { atMs: 1.5 },
  { itemId: null, atMs: 100 },
  { drawing },
  { atMs: 100, drawing: { ...drawing, strokes: [] } },
  { atMs: 100, drawing: { ...drawing, by: "Grace" } },
  { itemId: "1" },
  { approvedAt: "2026-01-01" },
])("a comment with %j is none", (wrong) => {
  expect(commentSchema.safeParse({ ...comment, ...wrong }).success).toBe(false);
});

test("a vote is about two different clips, and for one of them or none", () => {
  const is = (itemIds: unknown, betterId: unknown) =>
    voteSchema.safeParse({ itemIds, betterId, visitorId }).success;
  expect(is([itemId, otherId], otherId)).toBe(true);
  expect(is([itemId, otherId], null)).toBe(true);
  expect(is([itemId, itemId], itemId)).toBe(false);
  expect(is([itemId, otherId], visitorId)).toBe(false);
  expect(is([itemId], itemId)).toBe(false);
});

test("a token has at least 128 bits", () => {
  expect(galleryTokenSchema.safeParse("A".repeat(22)).success).toBe(true);
  for (const wrong of ["A".repeat(21), `${"A".repeat(30)}/`, `${"A".repeat(30)}%2f`, "A".repeat(65)])
    expect(galleryTokenSchema.safeParse(wrong).success, wrong).toBe(false);
});
