import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import type { AssetId } from "#lib/domain/base/id.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import { type OwnPlayable, ownPlayableSchema } from "#lib/domain/media/playable.ts";
import { getJson } from "./get-json.ts";

const askEveryMs = 2000;
/** What is not made after so many answers is asked for more rarely: a long film's proxy takes minutes. */
const oftenMax = 30;
const askLaterEveryMs = 15_000;
/** And after so many not at all. */
const answersMax = 90;

const playablesSchema = z.record(z.string(), ownPlayableSchema);

/**
 * What showing a file takes, asked for again while its proxy, its strip or its waveform is still being made; null of a file that is not
 * read or not here. Asks nothing without an id.
 */
export function playableQuery(id: AssetId | null, kind: Kind) {
  return queryOptions({
    queryKey: ["playable", id],
    enabled: id !== null,
    queryFn: async ({ signal }) =>
      (await getJson(`/api/assets?playables=${id}`, playablesSchema, signal))[id ?? ""] ?? null,
    refetchInterval: ({ state: { data, dataUpdateCount: count } }) => {
      if (isMade(data, kind) || count >= answersMax) return false;
      if (count < oftenMax) return askEveryMs;
      return data?.isBeingPrepared === true && askLaterEveryMs;
    },
  });
}

function isMade(playable: OwnPlayable | null | undefined, kind: Kind): boolean {
  if (playable == null || playable.shownBy === null) return false;
  return kind === "image" || (kind === "video" ? playable.hasFilmstrip : playable.hasWaveform);
}
