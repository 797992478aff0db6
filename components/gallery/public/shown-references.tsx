"use client";

import { lazy, Suspense, useState } from "react";
import { KindIcon } from "#components/ui/kind-icon.tsx";
import { Still } from "#components/ui/still.tsx";
import { referenceAddress } from "#lib/domain/gallery/gallery-address.ts";
import type { PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { publicMessages } from "./messages.ts";

const ReferenceViewer = lazy(() => import("./reference-viewer.tsx"));

type ShownReferencesProps = { item: Pick<PageItem, "id" | "references">; mediaRoot: string };

/** The references that are shown. Each opens large over the page; without scripts, as a file. */
export function ShownReferences({ item, mediaRoot }: ShownReferencesProps) {
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <>
      <ul aria-label={publicMessages.references} className="flex flex-wrap gap-3">
        {item.references.map((reference) => (
          <li key={reference.id}>
            <a
              href={referenceAddress(mediaRoot, item.id, reference, "file")}
              target="_blank"
              rel="noopener noreferrer"
              aria-haspopup="dialog"
              className="flex w-20 flex-col gap-1 text-12 text-quiet hover:text-text"
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                setOpenId(reference.id);
              }}
            >
              <span className="relative grid aspect-square place-items-center overflow-hidden rounded-[3px] bg-lifted">
                {reference.hasPoster ? (
                  <Still
                    src={referenceAddress(mediaRoot, item.id, reference, "poster")}
                    alt=""
                    loading="lazy"
                    className="absolute inset-0 size-full object-cover"
                  />
                ) : (
                  <KindIcon kind={reference.kind} />
                )}
              </span>
              {reference.label}
            </a>
          </li>
        ))}
      </ul>
      {openId !== null && (
        <Suspense>
          <ReferenceViewer {...{ item, mediaRoot, openId }} onOpen={setOpenId} />
        </Suspense>
      )}
    </>
  );
}
