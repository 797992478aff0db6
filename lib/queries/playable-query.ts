import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import type { AssetId } from "#lib/domain/base/id.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import { type Playable, playableSchema } from "#lib/domain/media/playable.ts";
import { getJson } from "./get-json.ts";

const askEveryMs = 2000;
/** What is not made after so many answers is not waited for. */
const answersMax = 30;

const playablesSchema = z.record(z.string(), playableSchema);

/** What showing a file takes, asked for again while its strip or waveform is still being made; null of a file that is not read or not here. Asks nothing without an id. */
export function playableQuery(id: AssetId | null, kind: Kind) {
  return queryOptions({
    queryKey: ["playable", id],
    enabled: id !== null,
    queryFn: async ({ signal }) =>
      (await getJson(`/api/assets?playables=${id}`, playablesSchema, signal))[id ?? ""] ?? null,
    refetchInterval: ({ state }) =>
      isMade(state.data, kind) || state.dataUpdateCount >= answersMax ? false : askEveryMs,
  });
}

function isMade(playable: Playable | null | undefined, kind: Kind): boolean {
  if (kind === "image") return true;
  return playable != null && (kind === "video" ? playable.hasFilmstrip : playable.hasWaveform);
}
