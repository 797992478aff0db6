"use client";

import { useMemo, useSyncExternalStore } from "react";

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const changed = "clips-opened";

/**
 * The clips that are open: what stands behind "#" in the address up to the first "&", where layout and time follow. So the browser's
 * own way back closes them, a link can lead to a moment of one, and the studio is never told.
 */
export function useOpened(): readonly string[] {
  const hash = useSyncExternalStore(subscribe, readHash, nothing);
  return useMemo(() => openedIn(hash), [hash]);
}

/** Each once, in linear time: an address may be as long as whoever wrote the link likes. */
export function openedIn(hash: string): readonly string[] {
  return [...new Set(hash.split(","))].filter((id) => uuid.test(id));
}

/** The address that opens clips. */
export function openedHash(ids: readonly string[]): string {
  return `#${ids.join(",")}`;
}

const atComments = "comments";

/** The address that opens a clip at what was said of it. */
export function commentsHash(id: string): string {
  return `#${id}&${atComments}`;
}

/** Whether what is open was opened for its comments. */
export function opensAtComments(): boolean {
  return location.hash.split("&").includes(atComments);
}

/** Opens clips; in the place of those that are open, no further step back is needed. */
export function openClips(ids: readonly string[]): void {
  const hash = openedHash(ids);
  if (uuid.test(readHash().split(",")[0] ?? "")) location.replace(hash);
  else location.hash = hash;
}

/** Puts other clips into the places of those that are seen. Their layout stays, and the playhead where it is by now. */
export function replaceClips(ids: readonly string[]): void {
  const kept = location.hash.split("&").filter((part) => part.startsWith("layout="));
  location.replace([openedHash(ids), ...kept].join("&"));
}

/** Shows the gallery again, where it was. */
export function closeClips(): void {
  if (wasOpenedHere) {
    history.back();
    return;
  }
  history.replaceState(null, "", location.pathname + location.search);
  window.dispatchEvent(new Event(changed)); // the browser tells of no such change
}

/** The gallery was seen before the clips were: a step back leads to it. */
let wasOpenedHere = false;

function noteOpening({ oldURL, newURL }: HashChangeEvent): void {
  const isOpen = (url: string) => uuid.test(new URL(url).hash.slice(1).split(/[,&]/)[0] ?? "");
  if (isOpen(newURL) !== isOpen(oldURL)) wasOpenedHere = isOpen(newURL);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", noteOpening);
  for (const name of ["hashchange", changed]) window.addEventListener(name, listener);
  return () => {
    window.removeEventListener("hashchange", noteOpening);
    for (const name of ["hashchange", changed]) window.removeEventListener(name, listener);
  };
}

const readHash = () => location.hash.slice(1).split("&")[0] ?? "";
const nothing = () => "";
