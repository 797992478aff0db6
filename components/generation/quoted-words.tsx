"use client";

import { useState } from "react";
import { plainText } from "#lib/domain/base/plain-text.ts";
import { factWords } from "./messages.ts";

/** UTF-16 units that are shown before somebody asks for more: about three lines of a phone. */
const shownMax = 140;

/** A provider's own words beside what the studio makes of them: plain text in its own direction, the beginning of long ones. */
export function QuotedWords({ words }: { words: string }) {
  const [isWhole, setWhole] = useState(false);
  const isLong = words.length > shownMax;
  return (
    <blockquote dir="auto" className="border-s-2 border-line ps-3 text-12 text-quiet">
      <p className="wrap-anywhere whitespace-pre-line">
        {isLong && !isWhole ? `${plainText(words, shownMax).trimEnd()}…` : words}
      </p>
      {isLong && (
        <button
          type="button"
          aria-expanded={isWhole}
          className="min-h-8 py-1.5 underline underline-offset-2 hover:text-text"
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? factWords.less : factWords.more}
        </button>
      )}
    </blockquote>
  );
}
