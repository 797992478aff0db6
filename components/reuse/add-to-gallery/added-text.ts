import { countText } from "#lib/domain/base/quantity.ts";

type Added = { title: string; added: number; already: number; left: number };

/** What became of results that were to go into a gallery, none of them in silence. */
export function addedText({ title, added, already, left }: Added): { title: string; detail: string } {
  const where = `“${title}”`;
  const rest = [
    already > 0 && `${countText(already, "result")} stood there already.`,
    left > 0 && `${countText(left, "result")} left out: there is no video to show.`,
  ].filter(Boolean);
  return {
    title: added > 0 ? `${countText(added, "result")} added to ${where}` : `Nothing new for ${where}`,
    detail: rest.join(" "),
  };
}
