import { type ConversionTrouble, openConversionsMax } from "#lib/domain/media/conversion.ts";
import { diskFullMessage, refusalMessage, type RefusedAction } from "#components/state/messages.ts";
import type { Converting } from "#components/composer/composer-state.ts";
import type { Edit } from "#lib/domain/media/edit.ts";
import { formats } from "#lib/domain/media/format.ts";
import { progressText } from "#lib/domain/base/quantity.ts";
import { unreadableMessages } from "#lib/domain/media/messages.ts";

/** What a file becomes. */
export const targetWord = ({ format }: Pick<Edit, "format">) => formats[format].word;

/** All that is said of files that are converted. */
export const conversionMessages = {
  convert: "Convert",
  convertTo: (word: string) => `Convert to ${word}`,
  revert: "Revert to original",
  /** On a tile. */
  waiting: "Waiting to convert",
  converting: (word: string, progress: number) => `Converting to ${word}, ${progressText(progress)}`,
  converted: (word: string) => `Converted to ${word}`,
  failed: "Can't convert",
  cancel: "Cancel",
  /** In a tile's menu. */
  stop: "Cancel converting",
  cancelFor: (label: string) => `Cancel converting ${label}`,
  undo: "Undo",
  undoFor: (label: string) => `Undo converting ${label}`,
  retry: "Retry",
  retryFor: (label: string) => `Retry converting ${label}`,
  progress: (label: string) => `Converting ${label}`,
  canceledElsewhere: "Canceled in another tab. Retry to convert it here.",
  /** For who listens. */
  isConverted: (name: string, word: string) => `${name} converted to ${word}`,
  isReverted: (name: string) => `Back to ${name}`,
  isAdded: (name: string) => `${name} added`,
  isCanceled: (name: string) => `${name} not converted`,
};

const troubles: Record<ConversionTrouble, string> = {
  ...unreadableMessages,
  codec: "Can't decode it here. Replace it with H.264 and AAC.",
  "sound-codec": "Can't decode its sound here. Replace it with WAV or MP3.",
  "not-cleanable": "Couldn't remove place and camera from the result. Replace it.",
  "too-slow": "Took too long. Replace it with a shorter or smaller one.",
  "too-large": "Can't get that small. Allow more MB, or a smaller size.",
  incomplete: "Something would be lost. Replace it, or convert it in another program.",
  missing: "The file was deleted. Replace it.",
  "disk-full": diskFullMessage,
  internal: "Something went wrong here. Retry, or replace it.",
};

/** How far a file's conversion is, for who listens to its tile; null without one. */
export function conversionText(conversion: Converting | undefined): string | null {
  if (!conversion) return null;
  const { state, progress, edit } = conversion;
  const word = targetWord(edit);
  const text = {
    waiting: conversionMessages.waiting,
    making: conversionMessages.converting(word, progress),
    failed: conversionMessages.failed,
    done: conversionMessages.converted(word),
  }[state];
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Why nothing was made, and what to do. */
export const troubleText = (trouble: ConversionTrouble | null) => troubles[trouble ?? "internal"];

/** Why the studio did not take a wish to convert. */
export const askRefusal = (refused: RefusedAction) =>
  refusalMessage(refused, {
    "not-ready": "Still analysing. Retry in a moment.",
    "too-many": `${openConversionsMax} files are waiting already. Retry once some are done, or cancel some.`,
    unsuited: "Can't make that of this file.",
    "not-found": troubles.missing,
  });
