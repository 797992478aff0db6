"use client";

import { useSyncExternalStore } from "react";

/** Whether the page's script runs: what is entered before that would be lost, or stand in the address. */
export function useIsAlive(): boolean {
  return useSyncExternalStore(neverChanges, onTheClient, onTheServer);
}

const neverChanges = () => () => {};
const onTheClient = () => true;
const onTheServer = () => false;
