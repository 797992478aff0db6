"use client";

import { Search } from "lucide-react";
import { type Ref, useEffect, useRef } from "react";
import { filterMessages } from "#components/history/messages.ts";
import { controlClass } from "#components/ui/control-class.ts";
import { Field } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
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
    <Field label={filterMessages.search} labelHidden className={className}>
      {(control) => (
        <div className="relative">
          <Icon
            of={Search}
            className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-quiet"
          />
          <input
            {...control}
            ref={ref}
            type="search"
            placeholder={filterMessages.search}
            enterKeyHint="search"
            maxLength={historySearchMax}
            autoComplete="off"
            value={text}
            className={controlClass(
              "h-9 border-transparent! bg-raised! pl-8.5! hover:bg-lifted! pointer-coarse:h-11 pointer-coarse:text-16",
            )}
            onChange={(event) => {
              setText(event.target.value);
              if (!(event.nativeEvent as InputEvent).isComposing) search(event.target.value, pauseMs); // what React hands on
            }}
            onCompositionEnd={(event) => search(event.currentTarget.value, pauseMs)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && !event.nativeEvent.isComposing) search(text, 0);
            }}
          />
        </div>
      )}
    </Field>
  );
}
