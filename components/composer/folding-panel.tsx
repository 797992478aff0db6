import { ChevronDown } from "lucide-react";
import { type ReactNode, useState } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Panel } from "#components/ui/panel.tsx";

type FoldingPanelProps = { title: string; className?: string; children: () => ReactNode };

/** A region that a button folds. Folded, its content is neither there nor worked out. */
export function FoldingPanel({ title, className, children }: FoldingPanelProps) {
  const [isFolded, setFolded] = useState(false);
  return (
    <Panel
      title={title}
      flush={isFolded}
      className={className ?? ""}
      aside={
        <IconButton
          label={`${isFolded ? "Show" : "Hide"} ${title.toLowerCase()}`}
          icon={ChevronDown}
          aria-expanded={!isFolded}
          className={isFolded ? "-mr-2" : "-mr-2 [&_svg]:rotate-180"}
          onClick={() => setFolded(!isFolded)}
        />
      }
    >
      {!isFolded && children()}
    </Panel>
  );
}
