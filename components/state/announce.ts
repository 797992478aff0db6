type Listener = (message: string) => void;
let listener: Listener | null = null;

/** Says one sentence to screen readers, politely: after what they are reading, once. */
export function announce(message: string): void {
  listener?.(message);
}

/** Called by the one live region of the page. */
export function onAnnouncement(next: Listener): () => void {
  listener = next;
  return () => {
    if (listener === next) listener = null;
  };
}
