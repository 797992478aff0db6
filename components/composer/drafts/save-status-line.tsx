import { useSyncExternalStore } from "react";
import Link from "next/link";
import { useSession } from "#components/composer/composer-context.ts";
import { useStored } from "#components/state/store.ts";
import { saveStatusText } from "#components/state/save-status.ts";

const tickMs = 1000;
const everySecond = (listener: () => void) => {
  const timer = setInterval(listener, tickMs);
  return () => clearInterval(timer);
};
const secondNow = () => Math.floor(Date.now() / tickMs) * tickMs;

/** Whether the draft is saved, in words that grow older. */
export function SaveStatusLine() {
  const { saver } = useSession();
  const status = useStored(saver.status, (value) => value);
  const now = useSyncExternalStore(everySecond, secondNow, secondNow);
  const text = saveStatusText(status, now);
  const isTrouble = status.state === "not-saved" || status.state === "conflict";
  return (
    <p className={`tabular text-12 ${isTrouble ? "text-unconfirmed" : "text-quiet"}`}>
      {text}
      {status.state === "not-saved" && status.trouble === "signed-out" && (
        <>
          {". "}
          <Link href="/sign-in" target="_blank" className="underline underline-offset-2">
            Sign in in another tab
          </Link>
        </>
      )}
    </p>
  );
}
