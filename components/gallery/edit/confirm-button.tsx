import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";

type ConfirmButtonProps = {
  label: string;
  /** The heading of the dialog. */
  question: string;
  consequence: string;
  isBusy: boolean;
  onConfirm: () => void;
};

/** For what cannot be taken back: says first what will be. */
export function ConfirmButton({ label, question, consequence, isBusy, onConfirm }: ConfirmButtonProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button size="small" busy={isBusy} onClick={() => setAsking(true)}>
        {label}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={question}
        description={consequence}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Leave it</Button>
            <Button
              variant="primary"
              onClick={() => {
                setAsking(false);
                onConfirm();
              }}
            >
              {label}
            </Button>
          </>
        }
      />
    </>
  );
}
