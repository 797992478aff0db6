import { Plus } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { pillClass } from "#components/composer/settings/pill-class.ts";
import { Icon } from "#components/ui/icon.tsx";
import { useStored } from "#components/state/store.ts";
import type { ModelId } from "#lib/domain/base/id.ts";
import { modelMessages } from "./messages.ts";
import { ModelChip } from "./model-chip.tsx";

const ModelsDialog = lazy(() => import("./models-dialog.tsx"));

/** The chosen models, one stop of Tab with arrows between them, and the way to more. */
export function ModelChips() {
  const edition = useStored(useSession().edition, (count) => count);
  const modelIds = useComposer(({ document }) => document.modelIds);
  const beside = useRef<HTMLDivElement>(null);
  const [reached, setReached] = useState<ModelId | null>(null);
  const [isChoosing, setChoosing] = useState(false);
  const stop = modelIds.find((id) => id === reached) ?? modelIds[0];

  return (
    <fieldset aria-label={modelMessages.title} className="table-pills min-w-0">
      {modelIds.map((modelId) => (
        <ModelChip
          key={`${modelId} ${edition}`}
          modelId={modelId}
          isStop={modelId === stop}
          container={beside}
          onFocus={() => setReached(modelId)}
        />
      ))}
      <button
        type="button"
        aria-label={modelMessages.choose}
        aria-haspopup="dialog"
        className={pillClass("border-edge px-2.25 hover:bg-raised @max-[40rem]/table:order-first")}
        onPointerEnter={() => void import("./models-dialog.tsx")}
        onClick={() => setChoosing(true)}
      >
        <Icon of={Plus} size={14} className="text-quiet" />
        {modelMessages.add}
      </button>
      <div ref={beside} className="contents" />
      {isChoosing && (
        <Suspense>
          <ModelsDialog onClose={() => setChoosing(false)} />
        </Suspense>
      )}
    </fieldset>
  );
}
