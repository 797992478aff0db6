import type { MouseEvent } from "react";
import { ArrowUpRight, Pencil, Square, Undo2 } from "lucide-react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { noteMessages } from "./messages.ts";
import type { StrokeKind } from "./strokes.ts";

type DrawingToolsProps = {
  /** Null: the pointer draws nothing. */
  tool: StrokeKind | null;
  tools?: readonly StrokeKind[];
  onTool: (tool: StrokeKind | null) => void;
  canUndo: boolean;
  onUndo: () => void;
};

const shapes = [
  { kind: "pen", label: noteMessages.draw, icon: Pencil },
  { kind: "arrow", label: noteMessages.arrow, icon: ArrowUpRight },
  { kind: "box", label: noteMessages.box, icon: Square },
] as const;

/** A press with the mouse leaves the focus in the field: one draws and goes on writing. */
const keepFocus = (event: MouseEvent) => event.preventDefault();

/** What the pointer draws on the picture. A second press on a tool lays it down. */
export function DrawingTools({ tool, tools, onTool, canUndo, onUndo }: DrawingToolsProps) {
  return (
    <>
      {shapes.map(
        ({ kind, label, icon }) =>
          (!tools || tools.includes(kind)) && (
            <IconButton
              key={kind}
              {...{ label, icon }}
              aria-pressed={tool === kind}
              className="aria-pressed:bg-raised aria-pressed:text-accent! aria-pressed:scheme-dark"
              onMouseDown={keepFocus}
              onClick={() => onTool(tool === kind ? null : kind)}
            />
          ),
      )}
      <IconButton
        label={noteMessages.undoStroke}
        icon={Undo2}
        busy={!canUndo}
        className="aria-disabled:border-transparent aria-disabled:bg-transparent"
        onMouseDown={keepFocus}
        onClick={onUndo}
      />
    </>
  );
}
