import { useQuery } from "@tanstack/react-query";
import { trayMessages } from "#components/composer/references/messages.ts";
import { partAddress } from "#components/inputs/played-part.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import { assetsQuery } from "#lib/queries/assets-query.ts";
import { playableQuery } from "#lib/queries/playable-query.ts";
import { viewerMessages as messages } from "./messages.ts";

/** Of which file an edit has made this one, among its facts; it opens in a tab of its own. Nothing of a file that was brought. */
export function OriginalFact({ made, kind }: { made: Asset["made"] | null; kind: Kind }) {
  const { data: originals } = useQuery({
    ...assetsQuery(made ? [made.from] : []),
    enabled: made != null,
  });
  const original = originals?.[0];
  const { data: playable } = useQuery(playableQuery(original?.state === "ready" ? original.id : null, kind));
  if (!original) return null;
  const isThere = original.state === "ready";
  const shownBy = playable?.shownBy ?? null;
  const href =
    shownBy === null ? `${partAddress(original.id, null)}?download` : partAddress(original.id, shownBy);
  return (
    <div className="col-span-3 grid grid-cols-subgrid">
      <dt className="text-quiet">{messages.original}</dt>
      <dd className="min-w-0 truncate" data-tooltip={original.name}>
        {original.name}
      </dd>
      <dd className="text-right">
        {isThere ? (
          <a
            href={href}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={messages.openOriginal(original.name)}
            className="-my-1 inline-block rounded-control px-1.5 py-1 font-medium hover:bg-raised pointer-coarse:py-3"
          >
            {messages.open}
          </a>
        ) : (
          <span className="text-quiet">{trayMessages.deleted}</span>
        )}
      </dd>
    </div>
  );
}
