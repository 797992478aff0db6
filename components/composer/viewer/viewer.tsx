import "./viewer.css";
import { Dialog } from "@base-ui/react/dialog";
import { ChevronLeft, ChevronRight, X } from "lucide-react";
import { type ComponentType, type KeyboardEvent, useCallback, useEffect, useRef } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { useStored } from "#components/state/store.ts";
import type { Playhead } from "#components/playhead/playhead.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { KindIcon } from "#components/ui/kind-icon.tsx";
import { useUnhiddenFocusGuards } from "#components/ui/use-unhidden-focus-guards.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import { numberReferences, type Reference, referenceLabel } from "#lib/domain/prompt/reference.ts";
import { FilmStage } from "./film-stage.tsx";
import { fileStatus } from "./file-status.ts";
import { ImageStage } from "./image-stage.tsx";
import { viewerMessages as messages } from "./messages.ts";
import { FileProgress, ReferenceFacts } from "./reference-facts.tsx";
import { NameField } from "./name-field.tsx";
import { shownFile } from "./shown-file.ts";
import { SoundStage } from "./sound-stage.tsx";
import { StageNotice, Unshown } from "./stage-notice.tsx";
import type { StageProps, TakeKey } from "./stage-props.ts";
import { ToolPanel } from "./tools/tool-panel.tsx";
import { ToolTabs } from "./tools/tool-tabs.tsx";
import { useEditing } from "./tools/use-editing.ts";
import { useShown } from "./use-shown.ts";

const stages: Record<Kind, ComponentType<StageProps>> = {
  image: ImageStage,
  video: FilmStage,
  audio: SoundStage,
};

const hues: Record<Kind, string> = { image: "text-image", video: "text-video", audio: "text-audio" };

/** One reference, large, and its neighbours by arrows. A default export because React.lazy asks for one. */
export default function Viewer() {
  const { viewed, tool } = useSession();
  const viewedId = useStored(viewed, (id) => id);
  const references = useComposer((state) => state.document.references);
  const at = references.findIndex(({ id }) => id === viewedId);
  const reference = references[at];
  const close = () => {
    viewed.update(() => null);
    tool.update(() => null);
  };
  const isGone = reference === undefined;
  useEffect(() => {
    if (isGone) viewed.update(() => null); // by undo, or in another tab
  }, [isGone, viewed]);
  if (!reference) return null;
  const label = referenceLabel(numberReferences(references).get(reference.id)!); // every one is numbered
  const go = (by: 1 | -1) => {
    const next = references[at + by];
    if (next) viewed.update(() => next.id);
  };
  return <ViewerDialog {...{ reference, label, at, go, close }} count={references.length} />;
}

type ViewerDialogProps = {
  reference: Reference;
  /** "Image 1" */
  label: string;
  /** Its place among all, from 0. */
  at: number;
  count: number;
  go: (by: 1 | -1) => void;
  close: () => void;
};

function ViewerDialog({ reference, label, at, count, go, close }: ViewerDialogProps) {
  const { id, kind, name } = reference;
  const assets = useComposer((state) => state.assets);
  const uploads = useComposer((state) => state.uploads);
  const popup = useRef<HTMLDivElement>(null);
  const keys = useRef<TakeKey>(noKeys);
  useUnhiddenFocusGuards(true);
  const file = shownFile(reference, { assets, uploads });
  const shown = useShown(reference, file);
  const editing = useEditing(reference);
  const playhead = useRef<Playhead | null>(null);
  const status = fileStatus(reference, { assets, uploads });
  const isThere = file.src !== null || file.studio !== null; // of what may be shown
  const title = `${label}: ${name}`;
  const Stage = stages[kind];
  const move = (by: 1 | -1) => {
    keys.current = noKeys;
    // What has the focus may go with the file.
    if (!document.activeElement?.closest(".viewer-head")) popup.current?.focus({ preventScroll: true });
    go(by);
  };
  const keepPlayhead = useCallback((own: Playhead | null) => {
    playhead.current = own;
  }, []);
  const takeKeys = (take: TakeKey) => {
    keys.current = take;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { key, target } = event;
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return;
    if (target.closest("input:not([type=range]), textarea, select")) return;
    if (key === " " ? target.closest("button, a") : target.closest("input") && key.startsWith("Arrow"))
      return;
    const by = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : null;
    if (keys.current(key)) event.preventDefault();
    else if (by !== null) {
      event.preventDefault();
      move(by);
    }
  };
  return (
    <Dialog.Root open onOpenChange={(next) => !next && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil fixed inset-0 z-40 bg-[oklch(0.06_0_0/0.72)]" />
        <Dialog.Popup
          ref={popup}
          initialFocus={popup}
          finalFocus={() => tileOf(label) ?? true}
          onKeyDown={onKeyDown}
          className="reference-viewer"
        >
          <header className="viewer-head">
            <Dialog.Title aria-label={title} className={`viewer-kind ${hues[kind]}`}>
              <KindIcon kind={kind} />
              {label}
            </Dialog.Title>
            <NameField key={id} reference={reference} />
            <ToolTabs {...{ reference, playhead, container: popup }} />
            <IconButton
              label={messages.previous}
              icon={ChevronLeft}
              busy={at === 0}
              className={stillClass}
              onClick={() => move(-1)}
            />
            <span className="tabular text-13 whitespace-nowrap text-quiet max-[24rem]:sr-only">
              {messages.place(at + 1, count)}
            </span>
            <IconButton
              label={messages.next}
              icon={ChevronRight}
              busy={at === count - 1}
              className={stillClass}
              onClick={() => move(1)}
            />
            <Dialog.Close
              render={<IconButton label={messages.close} icon={X} className="ml-2 max-sm:ml-0" />}
            />
          </header>
          {!isThere ? (
            <StageNotice kind={kind}>
              {status ? <FileProgress {...{ reference, status, label }} /> : messages.loading}
            </StageNotice>
          ) : shown.sources.length === 0 ? (
            <Unshown {...{ kind, name, file, shown }} />
          ) : (
            <Stage
              key={`${id} ${kind === "image" ? file.src : shown.sources[0]?.src}`}
              {...{ reference, title, file, shown }}
              onKeys={takeKeys}
              onPlayhead={keepPlayhead}
              onSwipe={move}
            />
          )}
          <ToolPanel {...{ reference, label, editing }} />
          <ReferenceFacts
            key={id}
            {...{ reference, label, file, editing }}
            status={isThere ? status : null}
            onRemoved={close}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const noKeys = () => false;
/** At an end of the list a button to go on is only faint. */
const stillClass = "aria-disabled:border-transparent aria-disabled:bg-transparent";

/** Where the focus goes back to. */
const tileOf = (label: string) =>
  document.querySelector<HTMLElement>(`button[aria-label="Open ${label}"]`) ??
  document.querySelector<HTMLElement>('button[aria-label="Add references"]');
