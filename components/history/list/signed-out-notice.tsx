import { ButtonLink } from "#components/ui/button-link.tsx";

/** The session has ended while the history was open: nothing that it shows is read again, and nothing can be changed. */
export function SignedOutNotice() {
  return (
    <div
      role="alert"
      className="my-3 flex flex-wrap items-center gap-3 rounded-panel border border-line bg-panel px-4 py-3 text-14"
    >
      <p className="grow">You are signed out. What was made goes on, and is here when you sign in again.</p>
      <ButtonLink href="/sign-in">Sign in</ButtonLink>
    </div>
  );
}
