"use client";

import { Eye } from "lucide-react";
import { useRouter } from "next/navigation";
import { DeleteGalleryButton } from "#components/gallery/list/delete-gallery-button.tsx";
import { saveStatusText } from "#components/state/save-status.ts";
import { PageHeading } from "#components/ui/page-heading.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { showToast } from "#components/ui/toast.ts";
import type { GalleryView } from "#lib/domain/gallery/gallery-view.ts";
import { AllowedPanel } from "./allowed-panel.tsx";
import { ClipsPanel } from "./clips-panel.tsx";
import { ConflictDialog } from "./gallery-conflict.tsx";
import { ResponsesPanel } from "./responses-panel.tsx";
import { SharePanel } from "./share-panel.tsx";
import { ShownPanel } from "./shown-panel.tsx";
import { useGalleryEditor } from "./use-gallery-editor.ts";
import { WordsPanel } from "./words-panel.tsx";

type GalleryEditorProps = {
  initial: GalleryView;
  /** Names of models by their ids. */
  labels: Readonly<Record<string, string>>;
  memberId: string;
};

/** A gallery as its member arranges it. Everything counts as soon as it is chosen, and saves itself. */
export function GalleryEditor({ initial, labels, memberId }: GalleryEditorProps) {
  const router = useRouter();
  const editing = useGalleryEditor(initial, memberId);
  const { document, status, saver } = editing;
  const isTrouble = status.state === "not-saved" || status.state === "conflict";
  const preview = async () => {
    if (await saver.saveNow()) return router.push(`/galleries/${initial.id}/preview`);
    showToast({
      title: "A preview shows what is saved, and the last changes are not.",
      detail: saveStatusText(saver.status.get()),
      tone: "failed",
    });
  };
  return (
    <>
      <PageHeading
        title={document.title.trim() || "A gallery without a title"}
        aside={
          <>
            <Button onClick={() => void preview()}>
              <Icon of={Eye} />
              Preview
            </Button>
            <DeleteGalleryButton
              id={initial.id}
              title={document.title}
              onDeleted={() => router.push("/galleries")}
            />
          </>
        }
      >
        <span className={isTrouble ? "text-unconfirmed" : undefined}>
          {saveStatusText(status) || "Saved"}
        </span>
      </PageHeading>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <WordsPanel document={document} saver={saver} />
          <ClipsPanel editing={editing} labels={labels} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <SharePanel
            galleryId={initial.id}
            title={document.title}
            sharing={editing.sharing}
            allowsEmbedding={document.allowsEmbedding && !editing.sharing.hasPassword}
            onChange={editing.setSharing}
          />
          <ShownPanel editing={editing} />
          <AllowedPanel document={document} saver={saver} hasPassword={editing.sharing.hasPassword} />
          <ResponsesPanel editing={editing} />
        </div>
      </div>
      {status.state === "not-saved" && (
        <output className="sticky bottom-0 z-20 mt-5 block border-t border-line bg-ground py-3 text-13 text-unconfirmed">
          {saveStatusText(status)}
        </output>
      )}
      <ConflictDialog editing={editing} />
    </>
  );
}
