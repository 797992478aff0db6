/** Tells the launcher, if there is one, that this process does its work now. */
export function sayReady(): void {
  process.send?.("ready");
}

/** Ends this process in order: when it is asked to, and when its launcher is gone. */
export function endWith(stop: () => Promise<void>): void {
  let isEnding = false;
  const end = () => {
    if (isEnding) return;
    isEnding = true;
    void stop().finally(() => process.exit(0));
  };
  for (const event of ["SIGTERM", "SIGINT", "disconnect"]) process.on(event, end);
}
