import { type ComposerState, conversionOf, isMoving } from "#components/composer/composer-state.ts";
import { isSlot } from "#lib/domain/prompt/reference.ts";
import { waitingMessages as words } from "./messages.ts";

type Waiting = Pick<ComposerState, "document" | "assets" | "uploads" | "conversions">;

type Waited = { text: string; isQueued?: boolean };

/** What the references still have to go through, in words; null when all have arrived and are measured. */
export function waitingText({ document, assets, uploads, conversions }: Waiting): string | null {
  const waiting = document.references.flatMap((reference): Waited[] => {
    const { id, assetId, name } = reference;
    const conversion = conversionOf({ conversions }, id);
    if (conversion && isMoving(conversion))
      return [
        {
          text: words.moving("Converting", name, conversion.progress),
          isQueued: conversion.state === "waiting",
        },
      ];
    if (assetId !== null) {
      const state = assets.get(assetId)?.state ?? (uploads.has(id) ? "measuring" : "missing");
      return state === "measuring" ? [{ text: words.analysing(name) }] : [];
    }
    const upload = uploads.get(id);
    if (!upload) return [{ text: isSlot(reference) ? words.empty(name) : words.again(name) }];
    const what = upload.isFetched ? "Fetching" : "Uploading";
    if (upload.state === "failed") return [{ text: words.failed(what, name) }];
    if (upload.state === "stopped") return [{ text: words.stopped(what, name) }];
    return [{ text: words.moving(what, name, upload.progress), isQueued: upload.state === "waiting" }];
  });
  const named = waiting.find(({ isQueued }) => !isQueued) ?? waiting[0]; // not one whose turn has yet to come
  if (!named) return null;
  return waiting.length === 1 ? named.text : words.more(named.text, waiting.length - 1);
}

/** Whether all that is missing is on its way, and nothing stands still until somebody does something. */
export function isArriving(state: Waiting): boolean {
  const { document, assets, uploads, conversions } = state;
  if (waitingText(state) === null) return false;
  return document.references.every(({ id, assetId }) => {
    const conversion = conversionOf({ conversions }, id);
    if (conversion && isMoving(conversion)) return true;
    if (assetId !== null) return assets.has(assetId) || uploads.has(id);
    const upload = uploads.get(id)?.state;
    return upload !== undefined && upload !== "failed" && upload !== "stopped";
  });
}
