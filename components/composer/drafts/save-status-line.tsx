import Link from "next/link";
import { useSession } from "#components/composer/composer-context.ts";
import { saveStatusText } from "#components/state/save-status.ts";
import { useStored } from "#components/state/store.ts";
import { draftMessages } from "./messages.ts";
import { givenNames } from "./prompt-names.ts";

/** Whether the prompt is saved, and its name. */
export function SaveStatusLine() {
  const { saver } = useSession();
  const status = useStored(saver.status, (value) => value);
  const name = useStored(givenNames, (all) => all.get(saver.id)?.state ?? "saved");
  const isTrouble = status.state === "not-saved" || status.state === "conflict";
  const hasNoName = !isTrouble && name === "failed";
  const isWrong = isTrouble || hasNoName;
  const text = hasNoName
    ? draftMessages.nameNotSaved
    : !isTrouble && name === "unsaved"
      ? draftMessages.saving
      : // Only what the studio has stands here untouched.
        saveStatusText(status) || draftMessages.saved;
  return (
    <p
      data-trouble={isWrong || undefined}
      className={`text-12 ${isWrong ? "text-unconfirmed" : "text-quiet"}`}
    >
      {text}
      {status.state === "not-saved" && status.trouble === "signed-out" && (
        <>
          {". "}
          <Link href="/sign-in" target="_blank" className="underline underline-offset-2">
            {draftMessages.signIn}
          </Link>
        </>
      )}
    </p>
  );
}
