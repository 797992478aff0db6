import { Check, Code, Copy } from "lucide-react";
import { shareMessages } from "#components/gallery/edit/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { GalleryId } from "#lib/domain/base/id.ts";
import { embedCode } from "./embed-code.ts";
import { FoldRow } from "./fold-row.tsx";
import { SwitchRow } from "./switch-row.tsx";
import { useCopyLink } from "./use-copy-link.ts";

type EmbedRowProps = {
  id: GalleryId;
  title: string;
  hasPassword: boolean;
  /** Whether there is a link that can be copied: the code holds it. */
  hasLink: boolean;
  setLink: (link: string) => void;
  checked: boolean;
  onChange: (isOn: boolean) => void;
};

/** Whether pages elsewhere may show the gallery, and what puts it there. */
export function EmbedRow(props: EmbedRowProps) {
  const { id, title, hasPassword, hasLink, setLink, checked, onChange } = props;
  const { isCopying, isCopied, copy } = useCopyLink(id);
  const isOn = checked && !hasPassword;
  return (
    <FoldRow icon={Code} label={shareMessages.embed} value={isOn ? shareMessages.set : shareMessages.off}>
      {() => (
        <>
          <SwitchRow
            label={shareMessages.allowEmbedding}
            hint={hasPassword ? shareMessages.embedPassword : shareMessages.embedHint}
            checked={checked}
            onChange={onChange}
          />
          {isOn && hasLink && (
            <Button
              size="small"
              className="mt-2"
              busy={isCopying}
              onClick={() => copy({ textOf: (link) => embedCode(link, title), onKnown: setLink })}
            >
              <Icon of={isCopied ? Check : Copy} />
              {isCopied ? shareMessages.copied : shareMessages.copyEmbedCode}
            </Button>
          )}
          {isOn && !hasLink && <p className="text-12 text-quiet">{shareMessages.embedNeedsLink}</p>}
        </>
      )}
    </FoldRow>
  );
}
