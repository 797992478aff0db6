import { channelsText, codecsText, colourWords, rateText } from "#components/generation/measured-text.ts";
import { bytesText, secondsText } from "#lib/domain/base/quantity.ts";
import { formats, type Kind } from "#lib/domain/media/format.ts";
import { ratioText } from "#lib/domain/settings/setting-values.ts";
import { viewerMessages as messages } from "./messages.ts";
import type { ShownFile } from "./shown-file.ts";

export type FileFact = { term: string; value: string; aside?: string };

/** What was measured of a file, a line each; what is not known is left out. */
export function fileFacts(
  kind: Kind,
  { format, sizeBytes, measured }: Pick<ShownFile, "format" | "sizeBytes" | "measured">,
): FileFact[] {
  const { widthPx, heightPx, durationMs, isInterlaced, hiddenMs = 0, hiddenLaterMs = 0 } = measured;
  const facts: FileFact[] = [];
  const add = (term: string, value: string, aside?: string) => {
    if (value !== "") facts.push({ term, value, ...(aside && { aside }) });
  };
  if (durationMs !== undefined) add(messages.length, secondsText(durationMs));
  if (widthPx !== undefined && heightPx !== undefined)
    add(messages.picture, `${widthPx} × ${heightPx}`, ratioText(widthPx / heightPx));
  const codecs = codecsText(measured);
  const word = format ? formats[format].word : "";
  if (sizeBytes === null) add(messages.format, word);
  else add(messages.size, bytesText(sizeBytes), word);
  if (kind !== "image" && codecs !== word) add(messages.codec, codecs, rateText(measured));
  add(messages.colour, colourWords(measured).join(" · "));
  if (isInterlaced) add(messages.scan, messages.interlaced);
  add(messages.channels, channelsText(measured));
  if (hiddenMs + hiddenLaterMs > 0) add(messages.hidden, messages.hiddenPart(hiddenMs + hiddenLaterMs));
  return facts;
}
