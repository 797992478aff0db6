import { lazy, Suspense, useEffect } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { useStored } from "#components/state/store.ts";

const ImportDialog = lazy(() => import("./import-dialog.tsx"));

/** Asks what is to become of a pasted request, and brings the files of imported references. Its code is loaded when there is one. */
export function ImportOffer() {
  const session = useSession();
  const offer = useStored(session.offer, (value) => value);
  const isWaiting = useComposer(({ document, uploads }) =>
    document.references.some(({ id, assetId }) => assetId === null && !uploads.has(id)),
  );

  // A prompt that was made of a request on another page of this visit still waits for its files.
  useEffect(() => {
    if (!isWaiting) return;
    let isOpen = true;
    void import("./bring-media.ts").then(({ bringMedia }) => isOpen && bringMedia(session));
    return () => {
      isOpen = false;
    };
  }, [session, isWaiting]);

  if (!offer) return null;
  return (
    <Suspense>
      <ImportDialog offer={offer} />
    </Suspense>
  );
}
