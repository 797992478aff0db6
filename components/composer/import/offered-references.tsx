import { KindIcon } from "#components/ui/kind-icon.tsx";
import { roleInSentence } from "#lib/domain/prompt/messages.ts";
import { isSlot, numberReferences, type Reference, referenceLabel } from "#lib/domain/prompt/reference.ts";
import { importMessages as messages } from "./messages.ts";
import type { Offer } from "./offer.ts";
import { placeOf } from "./media-place.ts";

/** The files that a request or a prompt file speaks of, and from where each would come. */
export function OfferedReferences({ prompt: { references }, urls }: Pick<Offer, "prompt" | "urls">) {
  const ordinals = numberReferences(references);
  return (
    <ul className="flex flex-col gap-1.5">
      {references.map((reference) => (
        <li key={reference.id} className="flex items-start gap-2">
          <KindIcon kind={reference.kind} className="mt-0.5 shrink-0" />
          <span className="min-w-0 break-words">
            {referenceLabel(ordinals.get(reference.id)!) /* every one is numbered */}: {reference.name}
            <span className="text-quiet">
              {roleText(reference)} {placeText(reference, urls.get(reference.id) ?? "")}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function roleText({ role }: Reference): string {
  return role === "first-frame" || role === "last-frame" ? `, ${roleInSentence(role)},` : "";
}

function placeText(reference: Reference, url: string): string {
  if (reference.assetId !== null) return messages.alreadyHere;
  if (url === "" && isSlot(reference)) return messages.chooseAfterwards;
  const place = placeOf(url);
  switch (place.at) {
    case "link":
      return messages.from(place.host);
    case "inside":
      return messages.inside(place.sizeBytes);
    case "nowhere":
      return messages.noLink;
  }
}
