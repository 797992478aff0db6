import { Copy } from "lucide-react";
import { copyText } from "#components/state/copy-text.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { TextField } from "#components/ui/text-field.tsx";

type CopyFieldProps = {
  label: string;
  description?: string;
  /** The name of the button. */
  copyLabel: string;
  /** Begins the sentence that says it is copied. */
  what: string;
  value: string;
};

/** A text to be taken elsewhere. */
export function CopyField({ label, description, copyLabel, what, value }: CopyFieldProps) {
  return (
    <div className="flex flex-col items-start gap-2">
      <TextField
        label={label}
        description={description}
        className="w-full"
        readOnly
        value={value}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button size="small" onClick={() => void copyText(value, what)}>
        <Icon of={Copy} />
        {copyLabel}
      </Button>
    </div>
  );
}
