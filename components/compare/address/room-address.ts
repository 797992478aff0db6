import { type Layout, layouts } from "#components/compare/layout.ts";

/** Where somebody is in a room, as far as a link says. */
export type RoomPlace = {
  layout?: Layout;
  pair?: readonly [string, string];
  /** The clip that fills the stage. */
  solo?: string;
  timeMs?: number;
  aMs?: number;
  bMs?: number;
};

/** What a room writes; everything else in an address is somebody else's. */
const keys = ["layout", "pair", "solo", "t", "a", "b"] as const;

/** So much of an id tells clips apart in nearly every room; more is written where it doesn't. */
const tailLength = 8;

/** Reads what a room has written, or what a person has typed: whatever says nothing in this room is ignored. */
export function parseRoomAddress(text: string, clipIds: readonly string[]): RoomPlace {
  const found = new URLSearchParams(text);
  const clipOf = (tail: string | null | undefined) => {
    const [id, ...others] =
      tail && tail.length >= tailLength ? clipIds.filter((one) => one.endsWith(tail)) : [];
    return others.length === 0 ? id : undefined;
  };
  const layout = layouts.find((one) => one === found.get("layout"));
  const [first, second, ...more] = found.get("pair")?.split(",").map(clipOf) ?? [];
  const solo = clipOf(found.get("solo"));
  const timeMs = millisecondsOf(found.get("t"));
  const aMs = millisecondsOf(found.get("a"));
  const bMs = millisecondsOf(found.get("b"));
  const isRange = (aMs ?? 0) < (bMs ?? Number.POSITIVE_INFINITY);
  return {
    ...(layout && { layout }),
    ...(first && second && first !== second && more.length === 0 && { pair: [first, second] as const }),
    ...(solo && { solo }),
    ...(timeMs !== undefined && { timeMs }),
    ...(isRange && aMs !== undefined && { aMs }),
    ...(isRange && bMs !== undefined && { bMs }),
  };
}

/** What to write of a place: "layout=wipe&pair=1f0a93bc,77d2e105&t=2300". Empty where there is nothing to say. */
export function writeRoomAddress(place: RoomPlace, clipIds: readonly string[]): string {
  const tail = (id: string) => tailOf(id, clipIds);
  const { layout = "grid", pair, solo, timeMs = 0, aMs, bMs } = place;
  const parts: (readonly [(typeof keys)[number], string] | false | undefined)[] = [
    layout !== "grid" && ["layout", layout],
    pair && ["pair", pair.map(tail).join(",")],
    solo !== undefined && ["solo", tail(solo)],
    timeMs >= 0.5 && ["t", String(Math.round(timeMs))],
    aMs !== undefined && ["a", String(Math.round(aMs))],
    bMs !== undefined && ["b", String(Math.round(bMs))],
  ];
  return parts.flatMap((part) => (part ? [part.join("=")] : [])).join("&");
}

/**
 * What stands behind "?" or "#" with another part about the room; the rest of it stays, before that. Behind "#" the first part is the
 * page's own even where it is empty, so that what is ours begins with "&" there.
 */
export function withRoomAddress(text: string, room: string, kind: "query" | "hash"): string {
  const isOurs = (part: string) => keys.some((key) => part === key || part.startsWith(`${key}=`));
  const others = text.split("&").filter((part) => !isOurs(part) && (kind === "hash" || part !== ""));
  return [...others, ...(room === "" ? [] : [room])].join("&");
}

function tailOf(id: string, clipIds: readonly string[]): string {
  for (let length = tailLength; length < id.length; length++) {
    const tail = id.slice(-length);
    if (clipIds.filter((one) => one.endsWith(tail)).length < 2) return tail;
  }
  return id;
}

/** A day is longer than any film here. */
const mostMs = 86_400_000;

function millisecondsOf(text: string | null): number | undefined {
  if (text === null || !/^\d{1,8}$/.test(text)) return undefined;
  const value = Number(text);
  return value <= mostMs ? value : undefined;
}
