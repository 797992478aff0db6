import { createContext, useContext } from "react";
import type { ComposerState } from "./composer-state.ts";
import type { ComposerSession } from "./composer-session.ts";
import { useStored } from "#components/state/store.ts";

export const ComposerContext = createContext<ComposerSession | null>(null);

/** The open prompt. Only beneath `Composer`. */
export function useSession(): ComposerSession {
  const session = useContext(ComposerContext);
  if (!session) throw new Error("useSession stands outside the composer");
  return session;
}

/** Reads a part of the open prompt's state; `select` must give the same part for the same state. */
export function useComposer<Part>(select: (state: ComposerState) => Part): Part {
  return useStored(useSession().store, select);
}
