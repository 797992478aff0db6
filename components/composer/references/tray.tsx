import "./tray.css";
import { lazy, Suspense, useRef } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { useStored } from "#components/state/store.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { uploadAccept } from "#lib/domain/media/upload-limits.ts";
import { AddReferences } from "./add-references.tsx";
import { trayMessages } from "./messages.ts";
import { RefusalList } from "./refusal-list.tsx";

const Tiles = lazy(() => import("./tiles.tsx"));

/** The files that the prompt speaks of, as pictures in the order that gives them their numbers, and the way to more. */
export function Tray() {
  const { addFiles, lastRemoved } = useSession();
  const hasRemoved = useStored(lastRemoved, (one) => one !== null);
  const count = useComposer((state) => state.document.references.length);
  const input = useRef<HTMLInputElement>(null);
  const lists = useRef<HTMLDivElement>(null);
  return (
    <section aria-label={trayMessages.references} className="table-tray">
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={uploadAccept}
        onChange={(event) => {
          void addFiles([...(event.target.files ?? [])], "list");
          event.target.value = ""; // so that the same file can be chosen again
        }}
      />
      <RefusalList />
      {(count > 0 || hasRemoved) && (
        <Suspense fallback={<ComingTiles count={count} />}>
          <Tiles container={lists} />
        </Suspense>
      )}
      <div className="table-add">
        <AddReferences input={input} container={lists} />
      </div>
      {/* Out of the line of tiles, which an open list must not push aside. */}
      <div ref={lists} className="absolute" />
    </section>
  );
}

function ComingTiles({ count }: { count: number }) {
  return (
    <div aria-busy className="table-tiles">
      {Array.from({ length: count }, (_, place) => (
        <Skeleton key={place} className="ref-tile" />
      ))}
    </div>
  );
}
