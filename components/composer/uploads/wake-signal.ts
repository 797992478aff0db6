/**
 * A signal that is aborted when the page wakes: while it was frozen, its connections may have died without a word. `end` must be
 * called when nobody listens any more.
 */
export function createWakeSignal(): { signal: AbortSignal; end: () => void } {
  const control = new AbortController();
  const wake = () => control.abort(new Error("woken"));
  const show = ({ persisted }: PageTransitionEvent) => persisted && wake();
  document.addEventListener("resume", wake);
  window.addEventListener("pageshow", show);
  return {
    signal: control.signal,
    end() {
      document.removeEventListener("resume", wake);
      window.removeEventListener("pageshow", show);
    },
  };
}
