import { historyMessages } from "#components/history/messages.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";

/** The session has ended while the history was open: nothing that it shows is read again, and nothing can be changed. */
export function SignedOutNotice() {
  return (
    <div
      role="alert"
      className="my-3 flex flex-wrap items-center gap-3 rounded-panel border border-line bg-panel px-4 py-3 text-14"
    >
      <p className="grow">{historyMessages.signedOut}</p>
      <ButtonLink href="/sign-in">{historyMessages.signIn}</ButtonLink>
    </div>
  );
}
