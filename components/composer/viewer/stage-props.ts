import type { Playhead } from "#components/playhead/playhead.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import type { ShownFile } from "./shown-file.ts";
import type { Shown } from "./use-shown.ts";

/** True where a key was of use. */
export type TakeKey = (key: string) => boolean;

/** What shows one file. */
export type StageProps = {
  reference: Reference;
  /** "Image 1: hero.png" */
  title: string;
  file: ShownFile;
  /** What shows it; never empty. */
  shown: Shown;
  /** Says who is asked first of keys that nothing under the focus takes. */
  onKeys: (take: TakeKey) => void;
  /** Gives the playhead of a film or a sound while there is one. */
  onPlayhead: (playhead: Playhead | null) => void;
  /** A finger has swept sideways. */
  onSwipe: (by: 1 | -1) => void;
};
