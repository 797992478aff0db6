import type { Verdict } from "#lib/domain/judgement/verdict.ts";

/** The verdicts of the clips that are shown: kept elsewhere, shown and changed in the room. */
export type ClipVerdicts = {
  of: (clipId: string) => Verdict | null;
  change: (clipId: string, verdict: Verdict | null) => void;
  /** Takes the latest change back: of this clip, or of any. */
  undo: (clipId?: string) => void;
};
