import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { getJson } from "./get-json.ts";

const waveformSchema = z.object({ durationMs: z.number(), peaks: z.array(z.number()) });

/** The peaks of a sound (0 to 1, evenly spread over its length), from the address that its member may read. They never change. */
export function waveformQuery(url: string) {
  return queryOptions({
    queryKey: ["waveform", url],
    queryFn: ({ signal }) => getJson(url, waveformSchema, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}
