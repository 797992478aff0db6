"use client";

import { usePathname, useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useEffectEvent } from "react";
import { openLayer, showShortcuts } from "#components/keys/open-layer.ts";
import { pageCommands } from "#components/keys/page-commands.ts";
import { focusOf } from "#components/keys/use-shortcuts.ts";
import { shortcutOf } from "#components/keys/shortcuts.ts";
import { pageOf } from "#components/ui/page-of.ts";
import { useStored } from "#components/state/store.ts";
import { shellKeysBeside } from "./shell-keys.ts";

const PaletteDialog = lazy(() => import("./palette/palette-dialog.tsx"));
const KeysDialog = lazy(() => import("./keys-dialog.tsx"));

/** The second of two keys comes within this time. */
const pairMs = 1000;

type CommandLayerProps = { isOwner: boolean; usesShortcuts: boolean };

/** The palette and the list of keys, over every page, and the keys that are the same on all of them. */
export function CommandLayer({ isOwner, usesShortcuts }: CommandLayerProps) {
  const open = useStored(openLayer, (layer) => layer);
  const page = pageOf(usePathname());
  const close = () => openLayer.update(() => null);
  useEffect(() => () => openLayer.update(() => null), [page]);
  useShellKeys(usesShortcuts);
  return (
    <Suspense>
      {open === "commands" && <PaletteDialog {...{ isOwner, usesShortcuts }} onClose={close} />}
      {open === "shortcuts" && <KeysDialog usesShortcuts={usesShortcuts} onClose={close} />}
    </Suspense>
  );
}

function useShellKeys(isWanted: boolean): void {
  const router = useRouter();
  const press = useEffectEvent((event: KeyboardEvent, before: string | null): string | null => {
    if (!isWanted) return null;
    const keys = shellKeysBeside(pageCommands.get());
    const focus = focusOf(event.target);
    const pressed = { key: event.key, ctrlKey: event.ctrlKey, metaKey: event.metaKey, altKey: event.altKey };
    const id =
      (before && shortcutOf(keys, { ...pressed, key: `${before} ${event.key}` }, focus)) ??
      shortcutOf(keys, pressed, focus);
    if (id === null) {
      const begins = focus !== "field" && keys.some(({ keys: [key] }) => key.startsWith(`${event.key} `));
      return begins && !event.ctrlKey && !event.metaKey && !event.altKey ? event.key : null;
    }
    event.preventDefault();
    if (id === "shortcuts") showShortcuts();
    else router.push(id);
    return null;
  });
  useEffect(() => {
    let before: { key: string; at: number } | null = null;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const isRecent = before !== null && event.timeStamp - before.at < pairMs;
      const key = press(event, isRecent && before ? before.key : null);
      before = key === null ? null : { key, at: event.timeStamp };
    };
    // From the prompt too, before the editor takes it.
    const onPalette = (event: KeyboardEvent) => {
      const isAsked = (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey;
      if (!isAsked || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      event.stopPropagation();
      openLayer.update((layer) => (layer === "commands" ? null : "commands"));
    };
    window.addEventListener("keydown", onPalette, { capture: true });
    window.addEventListener("keydown", onKey); // after what the page itself does with it
    return () => {
      window.removeEventListener("keydown", onPalette, { capture: true });
      window.removeEventListener("keydown", onKey);
    };
  }, []);
}
