import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { type Asset, assetSchema } from "#lib/domain/media/asset.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import { getJson } from "./get-json.ts";

const pollEveryMs = 1000;
const assetsSchema = z.array(assetSchema);

/** The assets with these ids, asked for every second until each has been read (or turned out to be unreadable). */
export function assetsQuery(ids: readonly AssetId[]) {
  const sorted = ids.toSorted();
  return queryOptions({
    queryKey: ["assets", sorted],
    queryFn: ({ signal }) =>
      sorted.length === 0
        ? Promise.resolve<Asset[]>([])
        : getJson(`/api/assets?ids=${sorted.join(",")}`, assetsSchema, signal),
    refetchInterval: ({ state }) =>
      state.data?.every((asset) => asset.state !== "measuring") ? false : pollEveryMs,
  });
}
