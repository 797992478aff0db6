"use client";

import { useEffect, useRef } from "react";
import { historyMessages } from "#components/history/messages.ts";
import { announce } from "#components/state/announce.ts";

/** Says how many runs were found, once for each question that was asked after the page's first. */
export function useReadAloud(count: number, hasMore: boolean, isWaiting: boolean, question: object): void {
  const answered = useRef(question);
  useEffect(() => {
    if (isWaiting || answered.current === question) return;
    answered.current = question;
    announce(historyMessages.found(count, hasMore));
  }, [count, hasMore, isWaiting, question]);
}
