"use client";

import { useState } from "react";

/**
 * The text of a field whose meaning stands in the address: it stays as it is typed, half a date or amount too, until the address
 * comes to say something else, because filters were cleared or somebody went back.
 */
export function useOwnText(
  asked: string,
  meaningOf: (text: string) => string,
): [text: string, setText: (text: string) => void] {
  const [text, setText] = useState(asked);
  const [known, setKnown] = useState(asked);
  if (asked !== known) {
    setKnown(asked);
    if (asked !== meaningOf(text)) setText(asked);
  }
  return [text, setText];
}
