"use client";

import { type Ref, useEffect, useRef } from "react";
import { filterMessages } from "#components/history/messages.ts";
import { TextField } from "#components/ui/text-field.tsx";
import { historySearchMax } from "#lib/domain/history/history-filter.ts";
import { useOwnText } from "./use-own-text.ts";

type SearchFieldProps = {
  value: string;
  onSearch: (words: string) => void;
  ref: Ref<HTMLInputElement>;
  className?: string;
};

const pauseMs = 250;

/** Searches while one types, a moment after the last key; words that are still being composed are waited for. */
export function SearchField({ value, onSearch, ref, className = "min-w-0 grow basis-64" }: SearchFieldProps) {
  const [text, setText] = useOwnText(value, (typed) => typed.trim());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (words: string, afterMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(words.trim()), afterMs);
  };
  return (
    <TextField
      ref={ref}
      type="search"
      label={filterMessages.search}
      labelHidden
      placeholder={filterMessages.search}
      enterKeyHint="search"
      maxLength={historySearchMax}
      autoComplete="off"
      className={className}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        if (!(event.nativeEvent as InputEvent).isComposing) search(event.target.value, pauseMs); // what React hands on
      }}
      onCompositionEnd={(event) => search(event.currentTarget.value, pauseMs)}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !event.nativeEvent.isComposing) search(text, 0);
      }}
    />
  );
}
