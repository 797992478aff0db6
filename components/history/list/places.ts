import type { VirtualItem } from "@tanstack/react-virtual";

type Place = { offset: number; sizes: VirtualItem[] };

/** Where one was in each list of this tab, by what was asked for, until the page is loaded anew. */
const places = new Map<string, Place>();

export function keepPlace(asked: string, place: Place): void {
  places.set(asked, place);
}

export function findPlace(asked: string): Place | undefined {
  return places.get(asked);
}
