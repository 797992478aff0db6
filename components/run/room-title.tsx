import type { ReactNode } from "react";

/** The heading of a page with a room, on one line; on a phone on two. */
export function RoomTitle({ children }: { children: ReactNode }) {
  return (
    <h1
      dir="auto"
      className="truncate text-13 leading-6 text-[oklch(0.82_0_0)] max-md:line-clamp-2 max-md:my-1 max-md:whitespace-normal"
    >
      {children}
    </h1>
  );
}
