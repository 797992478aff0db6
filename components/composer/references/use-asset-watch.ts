import { uploadMessages } from "#components/composer/uploads/messages.ts";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { type AssetId, assetIdSchema } from "#lib/domain/base/id.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { unreadableMessages } from "#lib/domain/media/messages.ts";
import { assetsQuery } from "#lib/queries/assets-query.ts";

/** Asks for the assets whose reading is not known yet, and for what they were made of. A damaged file that was just uploaded is taken out again, with a sentence. */
export function useAssetWatch(): void {
  const { store, uploads } = useSession();
  const pending = useComposer(({ document, assets }) =>
    document.references
      .flatMap(({ assetId }) => (assetId === null ? [] : [assetId, ...madeFrom(assets.get(assetId))]))
      .filter((id) => (assets.get(id)?.state ?? "measuring") === "measuring")
      .join(),
  );
  const ids: AssetId[] = pending.split(",").flatMap((id) => assetIdSchema.safeParse(id).data ?? []);
  const { data } = useQuery({ ...assetsQuery(ids), enabled: ids.length > 0 });

  useEffect(() => {
    if (!data || data.length === 0) return;
    store.update((state) => ({
      ...state,
      assets: new Map([...state.assets, ...data.map((asset) => [asset.id, asset] as const)]),
    }));
    for (const asset of data) {
      if (asset.state !== "unreadable") continue;
      const { document, uploads: sent } = store.get();
      const reference = document.references.find(({ assetId }) => assetId === asset.id);
      const upload = reference && sent.get(reference.id);
      if (!upload || upload.isFetched) continue;
      uploads.refuse(
        reference.id,
        uploadMessages.nothingKept(unreadableMessages[asset.trouble ?? "damaged"]),
      );
    }
  }, [data, store, uploads]);
}

const madeFrom = (asset: Asset | undefined) => (asset?.made ? [asset.made.from] : []);
