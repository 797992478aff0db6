"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useStored } from "#components/state/store.ts";
import { useSaving } from "#components/state/use-saving.ts";
import { showToast } from "#components/ui/toast.ts";
import { saveGalleryAction } from "#lib/actions/gallery-actions.ts";
import type {
  GalleryResponses,
  GalleryResult,
  GallerySharing,
  GalleryView,
} from "#lib/domain/gallery/gallery-view.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import { galleryQuery } from "#lib/queries/gallery-query.ts";
import { createGallerySaver, openKeptGallery } from "./gallery-saver.ts";
import { galleryMessages } from "./messages.ts";
import { openTabs, thisTab } from "./tabs.ts";

/** A gallery being edited: what stands there, whether it is saved, what visitors left, and what other tabs do to it. */
export function useGalleryEditor(initial: GalleryView, memberId: string) {
  const { id } = initial;
  const client = useQueryClient();
  const query = useMemo(() => galleryQuery(id), [id]);
  const { data: view } = useQuery({ ...query, initialData: initial });

  const [saver] = useState(() =>
    createGallerySaver({
      // A page that one comes back to may be older than what was saved on it.
      gallery: newer(client.getQueryData(query.queryKey), initial),
      tab: thisTab(),
      kept: openKeptGallery(memberId, id),
      save: async (save) => {
        const answer = await saveGalleryAction({ galleryId: id, ...save });
        if ("gallery" in answer) client.setQueryData(query.queryKey, answer.gallery);
        else if (answer.ok)
          client.setQueryData(
            query.queryKey,
            (before) => before && { ...before, document: save.document, version: answer.version },
          );
        return answer;
      },
      onReplaced: () => showToast({ title: galleryMessages.changedElsewhere }),
    }),
  );

  useEffect(() => {
    const look = () => void client.invalidateQueries({ queryKey: query.queryKey });
    const tabs = openTabs(`triptych gallery ${id}`, thisTab(), look);
    const stop = saver.start(tabs.isOpen);
    const unsubscribe = saver.status.subscribe(() => {
      if (saver.status.get().state === "saved") tabs.tellSaved();
    });
    return () => {
      stop();
      unsubscribe();
      tabs.close();
    };
  }, [saver, client, query, id]);

  useSaving(saver);
  useEffect(() => void saver.hear(view), [saver, view]);

  const document = useStored(saver.document, (value) => value);
  const status = useStored(saver.status, (value) => value);
  const [chosen, setChosen] = useState<readonly GalleryResult[]>([]);
  const results = useMemo<ReadonlyMap<GenerationId, GalleryResult>>(
    () => new Map([...chosen, ...view.results].map((result) => [result.generationId, result])),
    [chosen, view.results],
  );
  const isIncomplete = document.items.some((item) => !results.has(item.generationId));
  const isSaved = status.state === "saved" || status.state === "untouched";
  useEffect(() => {
    if (isIncomplete && isSaved) void client.invalidateQueries({ queryKey: query.queryKey });
  }, [isIncomplete, isSaved, client, query]);

  const setSharing = useCallback(
    (sharing: GallerySharing) =>
      client.setQueryData(query.queryKey, (before) => before && { ...before, sharing }),
    [client, query],
  );
  const setResponses = useCallback(
    (change: (responses: GalleryResponses) => GalleryResponses) =>
      client.setQueryData(
        query.queryKey,
        (before) => before && { ...before, responses: change(before.responses) },
      ),
    [client, query],
  );
  return {
    saver,
    document,
    status,
    results,
    sharing: view.sharing,
    responses: view.responses,
    /** Results that were just chosen, before the studio has answered. */
    know: (more: readonly GalleryResult[]) => setChosen((before) => [...before, ...more]),
    setSharing,
    setResponses,
    look: () => client.invalidateQueries({ queryKey: query.queryKey }),
  };
}

export type GalleryEditing = ReturnType<typeof useGalleryEditor>;

function newer(known: GalleryView | undefined, initial: GalleryView): GalleryView {
  return known && known.version > initial.version ? known : initial;
}
