import {
  ChevronLeft,
  ChevronRight,
  Download,
  RefreshCw,
  Replace,
  Square,
  Tag,
  Trash2,
  Undo2,
} from "lucide-react";
import type { ComposerSession } from "#components/composer/composer-session.ts";
import { conversionOf, isMoving } from "#components/composer/composer-state.ts";
import { conversionsOf, modelsOf } from "#components/composer/conversions/conversions-of.ts";
import { conversionMessages as conversions, targetWord } from "#components/composer/conversions/messages.ts";
import { revertTo } from "#components/composer/conversions/source-of.ts";
import { isMac } from "#components/composer/editor/browser-caret.ts";
import { setRole } from "#components/composer/reference-changes.ts";
import type { MenuEntry } from "#components/ui/menu-entry.ts";
import { planEdit } from "#lib/domain/limits/plan-edit.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { chooseFile } from "./choose-file.ts";
import { trayMessages } from "./messages.ts";
import { roleOptions } from "./roles.ts";
import type { TileHands } from "./tile.tsx";

type Options = {
  session: ComposerSession;
  reference: Reference;
  label: string;
  number: { kind: Kind; ordinal: number };
  count: number;
  hands: Pick<TileHands, "onMove" | "onRemove">;
};

/** What a tile's menu offers, a stop of its upload first. */
export function tileEntries({ session, reference, label, number, count, hands }: Options): MenuEntry[] {
  const { store, uploads, change } = session;
  const { id, assetId, role } = reference;
  const { assets, uploads: sent } = store.get();
  const state = sent.get(id)?.state;
  const isThere = assetId !== null && assets.get(assetId)?.state !== "missing";
  const options = roleOptions(reference);
  return [
    ...conversionEntries(session, reference),
    ...(state === "sending" || state === "waiting"
      ? [
          {
            type: "action" as const,
            label: trayMessages.stop,
            icon: Square,
            onSelect: () => uploads.stop(id),
          },
        ]
      : []),
    {
      type: "choice",
      label: trayMessages.role,
      icon: Tag,
      look: "submenu",
      value: role ?? "",
      options,
      onChange: (value) => {
        const chosen = options.find((option) => option.value === value)?.value || null;
        change((prompt) => setRole(prompt, id, chosen));
      },
    },
    { type: "line", id: "places" },
    {
      type: "action",
      label: trayMessages.moveEarlier,
      icon: ChevronLeft,
      detail: isMac ? "⌥←" : "Alt ←",
      isDisabled: number.ordinal === 1,
      onSelect: () => hands.onMove(id, "up"),
    },
    {
      type: "action",
      label: trayMessages.moveLater,
      icon: ChevronRight,
      detail: isMac ? "⌥→" : "Alt →",
      isDisabled: number.ordinal === count,
      onSelect: () => hands.onMove(id, "down"),
    },
    {
      type: "action",
      label: trayMessages.replace,
      icon: Replace,
      onSelect: () => chooseFile((file) => void uploads.replace(id, file)),
    },
    ...(isThere
      ? [
          {
            type: "link" as const,
            label: trayMessages.download,
            icon: Download,
            href: `/media/a/${assetId}?download`,
            isFresh: true,
          },
        ]
      : []),
    { type: "line", id: "removal" },
    {
      type: "action",
      label: trayMessages.remove,
      icon: Trash2,
      tone: "danger",
      detail: "⌫",
      onSelect: () => hands.onRemove(reference, label),
    },
  ];
}

/** What helps the file first: its conversion, or the way back to what it was made of. */
function conversionEntries(session: ComposerSession, { id, assetId }: Reference): MenuEntry[] {
  const { store } = session;
  const { assets } = store.get();
  const asset = assetId === null ? undefined : assets.get(assetId);
  const running = conversionOf(store.get(), id);
  if (running && isMoving(running))
    return [
      {
        type: "action",
        label: conversions.stop,
        icon: Square,
        onSelect: () => conversionsOf(session).cancel(running.key),
      },
    ];
  if (asset?.state !== "ready") return [];
  const edit = planEdit(asset, modelsOf(session));
  const original = revertTo(asset, assets);
  return [
    ...(edit
      ? [
          {
            type: "action" as const,
            label: conversions.convertTo(targetWord(edit)),
            icon: RefreshCw,
            onSelect: () => conversionsOf(session).convert(id, edit),
          },
        ]
      : []),
    ...(original
      ? [
          {
            type: "action" as const,
            label: conversions.revert,
            icon: Undo2,
            onSelect: () => conversionsOf(session).revert(id),
          },
        ]
      : []),
  ];
}
