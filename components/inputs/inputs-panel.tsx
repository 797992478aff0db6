"use client";

import { X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useWideScreen } from "#components/state/media-queries.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Select } from "#components/ui/select.tsx";

type InputsPanelProps = {
  /** Per model its label and what it was given. */
  models: readonly { modelId: string; label: string; content: () => ReactNode }[];
  onClose: () => void;
};

/** What each model got: beside the pictures where there is room, a sheet where there is none. */
export function InputsPanel({ models, onClose }: InputsPanelProps) {
  const isWide = useWideScreen();
  const [wanted, setWanted] = useState<string | null>(null);
  const shown = models.find(({ modelId }) => modelId === wanted) ?? models[0];
  const content = (
    <div className="flex flex-col gap-5">
      {models.length > 1 && (
        <Select
          label="Model"
          labelHidden
          value={shown?.modelId}
          options={models.map(({ modelId, label }) => ({ value: modelId, label }))}
          onChange={({ target }) => setWanted(target.value)}
        />
      )}
      {shown?.content()}
    </div>
  );
  if (!isWide)
    return (
      <Dialog isOpen onClose={onClose} title="What went in" shape="sheet">
        {content}
      </Dialog>
    );
  return (
    <aside
      aria-label="What went in"
      className="sticky top-0 max-h-[calc(100dvh-8.5rem)] w-96 shrink-0 self-start overflow-y-auto rounded-tl-panel rounded-bl-panel border-y border-l border-line bg-panel"
    >
      <div className="flex flex-col gap-3 px-5 pt-3 pb-6">
        <div className="flex items-center justify-between">
          <h2 className="text-14 font-semibold">What went in</h2>
          <IconButton label="Close what went in" icon={X} className="-mr-2" onClick={onClose} />
        </div>
        {content}
      </div>
    </aside>
  );
}
