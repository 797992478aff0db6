export type ToastOptions = {
  /** A later one of the same name takes its place. */
  id?: string;
  /** What happened, one sentence. */
  title: string;
  detail?: string;
  tone?: "neutral" | "done" | "failed";
  action?: { label: string; onClick: () => void };
  /** 0 keeps it until it is closed. */
  durationMs?: number;
};

const waiting: ToastOptions[] = [];
let show: ((options: ToastOptions) => void) | null = null;
let want: (() => void) | null = null;

/** Shows a short message at the foot of the page, for four seconds unless it says otherwise; it is read politely. */
export function showToast(options: ToastOptions): void {
  if (show) return show(options);
  waiting.push(options);
  want?.();
}

/** Tells when the first toast wants to be shown: the list's code is loaded then. */
export function onToastWanted(listener: () => void): () => void {
  want = listener;
  if (waiting.length > 0) listener();
  return () => {
    want = null;
  };
}

/** Called by the list once it can show toasts; hands over the earlier ones. */
export function connectToasts(add: (options: ToastOptions) => void): () => void {
  show = add;
  for (const options of waiting.splice(0)) add(options);
  return () => {
    show = null;
  };
}
