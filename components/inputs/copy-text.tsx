"use client";

import { useState } from "react";
import { announce } from "#components/state/announce.ts";
import { inputsMessages } from "./messages.ts";

/** Takes a text into the clipboard, and says so for a moment. */
export function CopyText({ text }: { text: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return; // a browser that refuses says so itself
    }
    setCopied(true);
    announce(inputsMessages.copied);
    setTimeout(() => setCopied(false), shownForMs);
  };
  return (
    <button
      type="button"
      onClick={() => void copy()}
      className="-my-2 -mr-2 min-h-8 rounded-control px-2 text-12 font-medium text-text hover:bg-raised pointer-coarse:min-h-11"
    >
      {isCopied ? inputsMessages.copied : inputsMessages.copy}
    </button>
  );
}

const shownForMs = 2000;
