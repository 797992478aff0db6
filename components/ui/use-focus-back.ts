"use client";

import { useState } from "react";

/**
 * For a dialog that a key opens from anywhere: where nothing had the focus, nothing has it afterwards. Left alone, a dialog looks
 * for what had it last, which somebody may have left on purpose.
 */
export function useFocusBack(): () => boolean {
  const [hadFocus] = useState(() => document.activeElement !== document.body);
  return () => hadFocus;
}
