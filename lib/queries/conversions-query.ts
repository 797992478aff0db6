import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import type { ConversionId } from "#lib/domain/base/id.ts";
import { type Conversion, conversionSchema, hasEnded } from "#lib/domain/media/conversion.ts";
import { getJson } from "./get-json.ts";

const pollEveryMs = 400;
const conversionsSchema = z.array(conversionSchema);

/** The conversions with these ids, asked for again while one of them moves. Those that are not there any more are left out. */
export function conversionsQuery(ids: readonly ConversionId[]) {
  const sorted = ids.toSorted();
  return queryOptions({
    queryKey: ["conversions", sorted],
    queryFn: ({ signal }) =>
      sorted.length === 0
        ? Promise.resolve<Conversion[]>([])
        : getJson(`/api/conversions?ids=${sorted.join(",")}`, conversionsSchema, signal),
    refetchInterval: ({ state }) => (state.data?.every(hasEnded) ? false : pollEveryMs),
  });
}
