import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";

type SubmitButtonProps = {
  isAlive: boolean;
  isSending: boolean;
  /** Said while the answer is awaited. */
  sending: string;
  wide?: boolean;
  children: ReactNode;
};

/** The end of a form. It keeps its look while the page is not alive yet, which is a moment. */
export function SubmitButton({ isAlive, isSending, sending, wide, children }: SubmitButtonProps) {
  return (
    <Button
      type="submit"
      variant="primary"
      size={wide ? "large" : "normal"}
      disabled={!isAlive}
      busy={isSending}
      className={`${wide ? "w-full" : ""} ${isAlive ? "" : "disabled:border-transparent! disabled:bg-accent! disabled:text-on-accent! disabled:opacity-100!"}`}
    >
      {isSending ? sending : children}
    </Button>
  );
}
