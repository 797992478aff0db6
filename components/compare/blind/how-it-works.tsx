"use client";

import { Info } from "lucide-react";
import { useState } from "react";
import { Dialog } from "#components/ui/dialog.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { BlindView } from "#lib/domain/judgement/blind.ts";
import { blindMessages, howItWorks } from "./messages.ts";

/** What is hidden and what can't be, for whoever asks. */
export function HowItWorks({ view }: { view: BlindView }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton label={blindMessages.howItWorks} icon={Info} onClick={() => setOpen(true)} />
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={blindMessages.howItWorks}>
        <ul className="flex max-w-prose list-disc flex-col gap-2 pl-4 text-14 text-quiet">
          {howItWorks(view).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}
