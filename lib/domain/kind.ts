import * as z from "zod/mini";

/** What a reference is used as. The order is the order in which kinds are listed everywhere. */
export const kinds = ["image", "video", "audio"] as const;
export const kindSchema = z.enum(kinds);
export type Kind = z.infer<typeof kindSchema>;

/** The word a person reads before an ordinal: "Image 1". */
export const kindWord = { image: "Image", video: "Video", audio: "Audio" } as const satisfies Record<
  Kind,
  string
>;
