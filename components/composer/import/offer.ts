import type { Edits } from "#components/composer/conversions/wishes.ts";
import type { ModelId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";

/** A pasted request; nothing of its headers is in it. */
type RequestSource = {
  type: "request";
  /** Null where the request names none: then the chosen models stay. */
  modelId: ModelId | null;
  /** The model with its provider's name, "" where there is none. */
  label: string;
  hasKey: boolean;
  isCurl: boolean;
  /** What is inserted when it is to be kept as text. */
  text: string;
};

/** A prompt file, by its name, with the labels of the models that it becomes a prompt for, and what single models have of their own. */
type FileSource = {
  type: "file";
  name: string;
  labels: readonly string[];
  own: readonly { label: string; text: string }[];
};

/** A prompt that came from outside and was recognised; what becomes of it is the choice of whoever brought it. */
export type Offer = {
  prompt: Prompt;
  /** Where the files of its references come from: a link, or a data URL. */
  urls: ReadonlyMap<ReferenceId, string>;
  /** What has to be made again of files that are here. */
  edits?: Edits;
  /** What is not as it stood there, in sentences. */
  notes: readonly string[];
  source: RequestSource | FileSource;
};
