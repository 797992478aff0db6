import { Copy } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { copyText } from "#components/state/copy-text.ts";

type CodeViewProps = {
  /** What it is: "JSON body". */
  label: string;
  copyLabel: string;
  text: string;
};

/** A text for machines, to be read and copied. */
export function CodeView({ label, copyLabel, text }: CodeViewProps) {
  return (
    <div className="rounded-control border border-line bg-ground">
      <fieldset
        aria-label={label}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, by keyboard too
        tabIndex={0}
        className="max-h-80 min-w-0 overflow-y-auto rounded-control p-3"
      >
        <pre className="font-mono text-12 [overflow-wrap:anywhere] whitespace-pre-wrap">{text}</pre>
      </fieldset>
      <div className="flex justify-end border-t border-line p-1.5">
        <Button size="small" variant="quiet" onClick={() => void copyText(text, label)}>
          <Icon of={Copy} />
          {copyLabel}
        </Button>
      </div>
    </div>
  );
}
