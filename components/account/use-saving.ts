"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { refusalMessage, type RefusedAction, unreachableMessage } from "#components/state/messages.ts";

export type Saving = { state: "idle" | "saving" | "saved" } | { state: "refused"; sentence: string };

/**
 * A value that counts as soon as it is chosen. One save at a time, and of what was chosen meanwhile only the last; what was
 * refused goes back to what is saved.
 */
export function useSaving<Value>(
  initial: Value,
  save: (value: Value) => Promise<{ ok: true } | RefusedAction>,
) {
  const router = useRouter();
  const [chosen, setChosen] = useState(initial);
  const [saving, setSaving] = useState<Saving>({ state: "idle" });
  const kept = useRef(initial);
  const wanted = useRef<{ value: Value } | null>(null);
  const isBusy = useRef(false);

  const choose = async (value: Value): Promise<void> => {
    setChosen(value);
    wanted.current = { value };
    if (isBusy.current) return;
    isBusy.current = true;
    setSaving({ state: "saving" });
    let outcome: Saving = { state: "saved" };
    while (wanted.current) {
      const next: Value = wanted.current.value;
      wanted.current = null;
      const sentence = await refusalOf(() => save(next));
      if (sentence === null) kept.current = next;
      outcome = sentence === null ? { state: "saved" } : { state: "refused", sentence };
    }
    isBusy.current = false;
    setSaving(outcome);
    setChosen(kept.current);
    router.refresh(); // other pages may be kept as they were
  };
  return { chosen, saving, choose };
}

async function refusalOf(save: () => Promise<{ ok: true } | RefusedAction>): Promise<string | null> {
  try {
    const answer = await save();
    return answer.ok ? null : refusalMessage(answer);
  } catch {
    return unreachableMessage;
  }
}
