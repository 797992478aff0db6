import type { ProviderKeyView } from "#lib/domain/account/provider-key-view.ts";
import type { StatusTone } from "#components/ui/status-dot.tsx";
import type { providerMessages } from "./messages.ts";

type KeyState = keyof typeof providerMessages.states;

/** How it stands with the key that a member's generations are paid with: the first of those they may use. */
export function keyStateOf(keys: readonly ProviderKeyView[]): KeyState {
  const [used] = keys;
  if (!used) return "none";
  return used.testState ?? (used.isStudioWide ? "studio" : "saved");
}

/** The look of a state that has one of its own. */
export const keyTones: Partial<Record<KeyState, StatusTone>> = {
  testing: "moving",
  works: "done",
  refused: "failed",
  unreachable: "unconfirmed",
};
