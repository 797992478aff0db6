import { storeRun } from "#lib/data/testing/store-run.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { RunningStudio } from "./start-studio.ts";
import { filmRows, type FilmShape } from "./stored-films.ts";
import { withDatabase } from "./waits.ts";

/** The first four that a stored run has results of, in the order of their clips. */
export const storedModels = [
  { id: "oxen/seedance-2.0-r2v", name: "Seedance 2.0 Reference to Video (Oxen)" },
  { id: "siray/seedance-2.0-ref2v-spicy", name: "Seedance 2.0 ref2v Spicy (Siray)" },
  { id: "siraya/seedance-2.0", name: "Seedance 2.0 (SIRAYA)" },
  { id: "animatic/animatic", name: "Animatic (This studio)" },
] as const;

/** Puts a run whose results are all there into a running studio, past its pages, their films too; gives the path of its page. */
export async function putRun(
  studio: RunningStudio,
  member: Member,
  text: string,
  shapes: readonly FilmShape[] = ["wide", "wide", "wide", "wide"],
): Promise<string> {
  const rows = await filmRows(studio, member, shapes);
  const { runId } = await withDatabase(studio, () =>
    storeRun(
      member,
      rows.map((row, place) => {
        const { id } = storedModels[place]!; // as many are asked for at most
        const isFree = id.startsWith("animatic/");
        const bill = isFree ? {} : { cost: { micro: 400_000 + place, currency: "USD" as const } };
        return { ...row, modelId: id, billing: isFree ? "free" : "paid", ...bill };
      }),
      { text },
    ),
  );
  return `/runs/${runId}`;
}
