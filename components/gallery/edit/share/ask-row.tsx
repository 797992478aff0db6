import { useEffect, useRef } from "react";
import { shareMessages } from "#components/gallery/edit/messages.ts";
import { Button } from "#components/ui/button.tsx";

type AskRowProps = {
  /** What it brings about, one sentence. */
  words: string;
  verb: string;
  isBusy: boolean;
  onConfirm: () => void;
  onCancel: () => void;
};

/** In the place of a button whose work can't be taken back: what it does, and once more whether. */
export function AskRow({ words, verb, isBusy, onConfirm, onCancel }: AskRowProps) {
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []); // the button that was pressed is gone
  return (
    <div className="flex flex-col gap-3 rounded-control bg-raised p-3">
      <p className="text-13">{words}</p>
      <div className="flex justify-end gap-2">
        <Button ref={cancel} size="small" variant="quiet" onClick={onCancel}>
          {shareMessages.cancel}
        </Button>
        <Button size="small" variant="danger" busy={isBusy} onClick={onConfirm}>
          {verb}
        </Button>
      </div>
    </div>
  );
}
