import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { OwnPlayable } from "#lib/domain/media/playable.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { playableQuery } from "#lib/queries/playable-query.ts";
import { type ShownFile, type ShownSource, shownSources } from "./shown-file.ts";

export type Shown = {
  /** All that show the file, the best first. */
  sources: readonly ShownSource[];
  playable: OwnPlayable | null;
  /** Its proxy is not made yet. */
  isMaking: boolean;
  /** This browser failed at the file itself. */
  hasFailed: boolean;
  /** This browser can't show what is at an address. */
  onFail: (src: string) => void;
};

/** What shows a reference's file in this browser, which may know a format and not what is in it: then the proxy does. */
export function useShown({ kind, assetId }: Pick<Reference, "kind" | "assetId">, file: ShownFile): Shown {
  const isAsked = file.studio !== null && (kind !== "image" || file.needsProxy);
  const { data: playable = null } = useQuery(playableQuery(isAsked ? assetId : null, kind));
  const [failed, setFailed] = useState<readonly string[]>([]);
  const all = shownSources(kind, file, playable);
  return {
    sources: all.filter(({ src }) => !failed.includes(src)),
    playable,
    isMaking: file.needsProxy && all.length === 0 && playable?.isBeingPrepared !== false,
    hasFailed: all.some(({ src, isProxy }) => !isProxy && failed.includes(src)),
    onFail: (src) => setFailed((others) => (others.includes(src) ? others : [...others, src])),
  };
}
