import { useEffect, useState } from "react";
import { createOutbox, type Outbox, type OutboxOptions } from "./outbox.ts";

/** An outbox that sends as long as the page is there, and tries at once when the network or the reader is back. */
export function useOutbox<Change>(options: OutboxOptions<Change>): Outbox<Change> {
  const [outbox] = useState(() => createOutbox(options));
  useEffect(() => {
    const stop = outbox.start();
    const sendAgain = () => void outbox.send();
    window.addEventListener("online", sendAgain);
    window.addEventListener("focus", sendAgain);
    return () => {
      stop();
      window.removeEventListener("online", sendAgain);
      window.removeEventListener("focus", sendAgain);
    };
  }, [outbox]);
  return outbox;
}
