import "./tools.css";
import { useId } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { type Converting, isMoving } from "#components/composer/composer-state.ts";
import { conversionsOf } from "#components/composer/conversions/conversions-of.ts";
import { conversionMessages, targetWord } from "#components/composer/conversions/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import { formats } from "#lib/domain/media/format.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { ConvertTool } from "./convert-tool.tsx";
import { toolMessages as words } from "./messages.ts";
import { SizeTool } from "./size-tool.tsx";
import type { Editing } from "./use-editing.ts";
import { sizeAfter } from "./what-changes.ts";

type ToolPanelProps = { reference: Reference; label: string; editing: Editing | null };

/** Under the picture: what is made of its file just now, and the tool that is open. */
export function ToolPanel({ reference, label, editing }: ToolPanelProps) {
  const all = useComposer(({ conversions }) => conversions);
  const running = all.filter((one) => one.reference === reference.id && one.state !== "done");
  if (running.length === 0 && !editing) return null;
  return (
    <div className="viewer-tool">
      {running.map((one) => (
        <Running key={one.key} conversion={one} label={label} />
      ))}
      {editing && <Tool editing={editing} kind={reference.kind} />}
    </div>
  );
}

function Tool({ editing, kind }: { editing: Editing; kind: Reference["kind"] }) {
  const { tool } = useSession();
  const { tool: name, source, edit, isChanged, save } = editing;
  const title = useId();
  const close = () => {
    tool.update(() => null);
    document.querySelector<HTMLElement>(`[data-tool="${name}"]`)?.focus();
  };
  return (
    <form
      aria-labelledby={title}
      className="tool-line"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isChanged) return;
        save();
        document.querySelector<HTMLElement>(`[data-tool="${name}"]`)?.focus();
      }}
    >
      <h3 id={title} className="sr-only">
        {words.names[name]}
      </h3>
      {name === "size" ? <SizeTool {...{ editing, kind }} /> : <ConvertTool {...{ editing, kind }} />}
      <div className="tool-end">
        <p className="tabular text-13 whitespace-nowrap">
          <output className="font-medium">{isChanged ? sizeAfter(source, edit) : words.nothing}</output>
        </p>
        <p className="text-13 whitespace-nowrap text-quiet">{words.originalKept}</p>
        <Button variant="quiet" size="small" onClick={close}>
          {words.cancel}
        </Button>
        <Button type="submit" variant="primary" size="small" busy={!isChanged}>
          {words.save[name]}
        </Button>
      </div>
    </form>
  );
}

/** How far something is that is made of the file, and why nothing came of it. */
function Running({ conversion, label }: { conversion: Converting; label: string }) {
  const session = useSession();
  const { key, edit, does, state, progress, reason } = conversion;
  const what =
    does === "add"
      ? words.percent(words.taking[formats[edit.format].kind], progress)
      : conversionMessages.converting(targetWord(edit), progress);
  return (
    <div className="tool-line">
      <p className={`tabular text-13 ${state === "failed" ? "text-failed" : ""}`}>
        {state === "failed"
          ? `${conversionMessages.failed}. ${reason ?? ""}`
          : state === "waiting"
            ? conversionMessages.waiting
            : what}
      </p>
      {isMoving(conversion) && (
        <ProgressBar label={conversionMessages.progress(label)} value={progress} className="tool-progress" />
      )}
      <div className="tool-end">
        {state === "failed" && (
          <Button size="small" onClick={() => conversionsOf(session).retry(key)}>
            {conversionMessages.retry}
          </Button>
        )}
        <Button variant="quiet" size="small" onClick={() => conversionsOf(session).cancel(key)}>
          {conversionMessages.cancel}
        </Button>
      </div>
    </div>
  );
}
