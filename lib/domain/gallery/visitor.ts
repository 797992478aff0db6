import * as z from "zod/mini";
import { galleryItemIdSchema } from "#lib/domain/base/id.ts";
import { plainText } from "#lib/domain/base/plain-text.ts";
import { drawingSchema } from "#lib/domain/judgement/drawing.ts";

/** Characters of the name that a visitor types, and of a comment. */
export const visitorNameMax = 60;
export const commentMax = 1000;

/** A gallery's link ends in it: 256 random bits as base64url. */
export const galleryTokenSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{22,64}$/));

/** The browser's own random id, by which it can take back its hearts and votes. It is kept as a hash. */
const visitorIdSchema = z.uuid();

/** Takes out what turns the direction of what follows, breaks a line or is not seen; joiners of scripts and emoji stay. */
const plain = (text: string) =>
  plainText(text).replace(/(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "");

/** One line of plain words. */
const plainLine = z.string().check(
  z.overwrite((text) => plain(text).replaceAll("\n", " ")),
  z.trim(),
  z.minLength(1),
  z.maxLength(visitorNameMax),
);

/** Plain words with line breaks. */
const plainLines = z.string().check(z.overwrite(plain), z.trim(), z.minLength(1), z.maxLength(commentMax));

/** A heart for an item, or one taken back. */
export const heartSchema = z.strictObject({
  itemId: galleryItemIdSchema,
  visitorId: visitorIdSchema,
  isGiven: z.boolean(),
});

/** Words of a visitor: of one clip, at a time in it or not, or of the whole gallery. */
export const commentSchema = z
  .strictObject({
    itemId: z.nullable(galleryItemIdSchema),
    name: plainLine,
    text: plainLines,
    atMs: z.nullable(z.int().check(z.gte(0), z.lte(86_400_000))),
    /** On the frame of that time; absent where nothing was drawn. */
    drawing: z.optional(drawingSchema),
  })
  .check(
    z.refine(({ itemId, atMs }) => atMs === null || itemId !== null, "a time without a clip"),
    z.refine(({ atMs, drawing }) => drawing === undefined || atMs !== null, "a drawing without a frame"),
  );
export type CommentInput = z.infer<typeof commentSchema>;

/** Which of two clips is better; null: neither. */
export const voteSchema = z
  .strictObject({
    itemIds: z.tuple([galleryItemIdSchema, galleryItemIdSchema]),
    betterId: z.nullable(galleryItemIdSchema),
    visitorId: visitorIdSchema,
  })
  .check(
    z.refine(
      ({ itemIds: [one, other], betterId }) =>
        one !== other && (betterId === null || betterId === one || betterId === other),
      "two different clips, and one of them",
    ),
  );
export type VoteInput = z.infer<typeof voteSchema>;
