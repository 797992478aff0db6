"use client";

import { useEffect, useRef } from "react";
import { announce } from "#components/state/announce.ts";
import { countText } from "#lib/domain/base/quantity.ts";

/** Says how many runs were found, once for each question that was asked after the page's first. */
export function useReadAloud(count: number, hasMore: boolean, isWaiting: boolean, question: object): void {
  const answered = useRef(question);
  useEffect(() => {
    if (isWaiting || answered.current === question) return;
    answered.current = question;
    announce(
      count === 0 ? "Nothing matches." : `${countText(count, "run")}${hasMore ? " and more" : ""} found.`,
    );
  }, [count, hasMore, isWaiting, question]);
}
