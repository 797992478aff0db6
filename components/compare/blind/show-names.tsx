"use client";

import clsx from "clsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { blindMessages } from "./messages.ts";

type ShowNamesProps = {
  /** Clips without a verdict. */
  unratedCount: number;
  busy: boolean;
  onPress: () => void;
};

/** Shows the names, quiet until every clip has its verdict. */
export function ShowNames({ unratedCount, busy, onPress }: ShowNamesProps) {
  const isReady = unratedCount === 0;
  return (
    <Button
      size="small"
      busy={busy}
      data-tooltip={isReady ? undefined : blindMessages.unrated(unratedCount)}
      className={clsx(
        "whitespace-nowrap",
        isReady ? "border-transparent! bg-text! text-screen! hover:bg-[oklch(1_0_0)]!" : "text-quiet!",
      )}
      onClick={onPress}
    >
      {blindMessages.showNames}
    </Button>
  );
}

type ShowNowProps = {
  unratedCount: number;
  isAsking: boolean;
  onClose: () => void;
  onShow: () => void;
};

/** Asks once more where clips have no verdict yet: showing names ends the round. */
export function ShowNow({ unratedCount, isAsking, onClose, onShow }: ShowNowProps) {
  return (
    <Dialog
      isOpen={isAsking}
      onClose={onClose}
      title={blindMessages.showNow}
      description={blindMessages.endsRound(unratedCount)}
      actions={
        <>
          <Button onClick={onClose}>{blindMessages.keepRating}</Button>
          <Button variant="primary" onClick={onShow}>
            {blindMessages.showNames}
          </Button>
        </>
      }
    />
  );
}
