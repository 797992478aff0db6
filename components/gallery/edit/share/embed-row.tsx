import { Code, Copy } from "lucide-react";
import { shareMessages } from "#components/gallery/edit/messages.ts";
import { copyText } from "#components/state/copy-text.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { embedCode } from "./embed-code.ts";
import { FoldRow } from "./fold-row.tsx";
import { SwitchRow } from "./switch-row.tsx";

type EmbedRowProps = {
  link: string | null;
  title: string;
  hasPassword: boolean;
  checked: boolean;
  onChange: (isOn: boolean) => void;
};

/** Whether pages elsewhere may show the gallery, and what puts it there: the code holds the link. */
export function EmbedRow({ link, title, hasPassword, checked, onChange }: EmbedRowProps) {
  const value = checked && !hasPassword ? shareMessages.set : shareMessages.off;
  return (
    <FoldRow icon={Code} label={shareMessages.embed} value={value}>
      {() => (
        <>
          <SwitchRow
            label={shareMessages.allowEmbedding}
            hint={hasPassword ? shareMessages.embedPassword : shareMessages.embedHint}
            checked={checked}
            onChange={onChange}
          />
          {checked &&
            !hasPassword &&
            (link ? (
              <div className="mt-2 flex gap-2">
                <input
                  readOnly
                  aria-label={shareMessages.embedCode}
                  value={embedCode(link, title)}
                  className="h-9 w-full min-w-0 rounded-control border border-edge bg-ground px-2.5 font-mono text-12 text-quiet pointer-coarse:h-11"
                  onFocus={(event) => event.currentTarget.select()}
                />
                <Button
                  aria-label={shareMessages.copyEmbedCode}
                  data-tooltip={shareMessages.copyEmbedCode}
                  className="shrink-0"
                  onClick={() => void copyText(embedCode(link, title), shareMessages.theEmbedCode)}
                >
                  <Icon of={Copy} />
                </Button>
              </div>
            ) : (
              <p className="text-12 text-quiet">{shareMessages.embedNeedsLink}</p>
            ))}
        </>
      )}
    </FoldRow>
  );
}
