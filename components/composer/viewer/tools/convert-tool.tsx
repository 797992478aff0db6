import { targetFormats } from "#lib/domain/limits/plan-edit.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import { toolMessages as words } from "./messages.ts";
import { Pill, ToolPart } from "./tool-part.tsx";
import type { Editing } from "./use-editing.ts";
import { whatChanges } from "./what-changes.ts";

/** Another format, with all that comes with it. */
export function ConvertTool({ editing: { source, edit, change }, kind }: { editing: Editing; kind: Kind }) {
  return (
    <>
      <ToolPart title={words.format}>
        {targetFormats[kind].map((format) => (
          <Pill
            key={format}
            name="format"
            label={words.formatWord(format)}
            isChosen={edit.format === format}
            onChoose={() => change({ format })}
          />
        ))}
      </ToolPart>
      <ul aria-label={words.changes} className="tool-changes">
        {whatChanges(source, edit).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}
