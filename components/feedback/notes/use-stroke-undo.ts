import { useEffect, useRef } from "react";

type StrokeUndo = {
  hasStrokes: boolean;
  /** Nothing was typed since the last stroke; else the key is the field's own. */
  isStrokeLast: boolean;
  onUndo: () => void;
};

/** ⌘Z or Ctrl+Z takes back the last stroke, wherever the focus is. */
export function useStrokeUndo(options: StrokeUndo): void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { hasStrokes, isStrokeLast, onUndo } = latest.current;
      if (event.key.toLowerCase() !== "z" || !(event.metaKey || event.ctrlKey) || event.shiftKey) return;
      if (event.altKey || event.defaultPrevented || !hasStrokes) return;
      const isTyping = event.target instanceof Element && event.target.closest("textarea, input") !== null;
      if (isTyping && !isStrokeLast) return;
      event.preventDefault();
      onUndo();
    };
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, []);
}
