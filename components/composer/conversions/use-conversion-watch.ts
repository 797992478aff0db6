import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { isMoving } from "#components/composer/composer-state.ts";
import { conversionIdSchema } from "#lib/domain/base/id.ts";
import { openConversionsMax } from "#lib/domain/media/conversion.ts";
import { conversionsQuery } from "#lib/queries/conversions-query.ts";
import { conversionsOf } from "./conversions-of.ts";

/** Begins conversions, and asks how far those are that are on their way. */
export function useConversionWatch(): void {
  const session = useSession();
  const running = useComposer(({ conversions }) =>
    conversions.flatMap((one) => (one.id !== null && isMoving(one) ? [one.id] : [])).join(),
  );
  // No more than wait at a time: beyond these some have ended by now, and are asked for next.
  const ids = [...new Set(running.split(","))]
    .flatMap((id) => conversionIdSchema.safeParse(id).data ?? [])
    .slice(0, openConversionsMax);
  // What was heard of one before says nothing once it is asked for again.
  const query = { ...conversionsQuery(ids), enabled: ids.length > 0, gcTime: 0 };
  const { data, dataUpdatedAt } = useQuery(query);
  useEffect(() => conversionsOf(session).start(), [session]);
  useEffect(() => {
    if (data && ids.length > 0) conversionsOf(session).hear(ids, data);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `ids` are what `running` says
  }, [session, data, dataUpdatedAt, running]);
}
