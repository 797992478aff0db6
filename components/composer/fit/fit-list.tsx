import "./fit-list.css";
import clsx from "clsx";
import {
  Check,
  CircleAlert,
  CircleCheck,
  CircleX,
  ImageDown,
  RefreshCw,
  type LucideIcon,
} from "lucide-react";
import { type KeyboardEvent, memo, type ReactNode } from "react";
import { useSession } from "#components/composer/composer-context.ts";
import { useStored } from "#components/state/store.ts";
import { acceptChanges, chooseModel } from "#components/composer/models/model-acts.ts";
import { conversionsOf } from "#components/composer/conversions/conversions-of.ts";
import { setRole } from "#components/composer/reference-changes.ts";
import { chooseFile } from "#components/composer/references/choose-file.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { ModelId } from "#lib/domain/base/id.ts";
import { numberReferences, referenceLabel } from "#lib/domain/prompt/reference.ts";
import type { FitLine, FitLines } from "./fit-lines.ts";
import { fitMessages as words } from "./messages.ts";
import type { Remedy } from "./remedies.ts";
import { useSolved } from "./use-solved.ts";

type FitListProps = FitLines & {
  /** What models are called here. */
  names: Readonly<Record<ModelId, string>>;
};

/** What is refused, each with what can be done about it, then what would be changed. The arrow keys go from one remedy to the next. */
export const FitList = memo(function FitList({ refused, changed, names }: FitListProps) {
  const shown = useSolved(refused);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the keys of its buttons
    <div onKeyDown={walk} className="flex flex-col gap-5 px-4 pt-4 pb-4 empty:hidden">
      {shown.length > 0 && (
        <Part title={words.toFix}>
          {shown.map(({ line, isSolved }) => (
            <Line
              key={line.text}
              line={line}
              names={names}
              icon={isSolved ? CircleCheck : CircleX}
              color={isSolved ? "text-done" : "text-failed"}
              isRaised
              isSolved={isSolved}
            >
              {line.remedy && !isSolved && <RemedyButton remedy={line.remedy} about={line.text} />}
            </Line>
          ))}
        </Part>
      )}
      {changed.length > 0 && <Changes lines={changed} names={names} />}
    </div>
  );
});

function Changes({ lines, names }: { lines: readonly FitLine[]; names: FitListProps["names"] }) {
  const { verdicts, accepted } = useSession();
  const modelIds = [...new Set(lines.flatMap((line) => line.modelIds))];
  const hashes = useStored(verdicts, (all) => all);
  const isAccepted = useStored(accepted, (all) =>
    modelIds.every((id) => all.get(id) === hashes.find(({ model }) => model.id === id)?.hash),
  );
  const accept = (isWanted: boolean) => {
    for (const { model, hash } of verdicts.get())
      if (modelIds.includes(model.id)) acceptChanges(accepted, model.id, isWanted ? hash : null);
  };
  return (
    <Part
      title={words.changes}
      aside={
        <Button size="small" data-remedy onClick={() => accept(!isAccepted)}>
          {isAccepted ? words.undo : words.accept(lines.length)}
        </Button>
      }
    >
      {lines.map((line) => (
        <Line
          key={line.text}
          line={line}
          names={names}
          icon={isAccepted ? Check : CircleAlert}
          color={isAccepted ? "text-done" : "text-unconfirmed"}
        >
          {isAccepted && <span className="sr-only">{words.accepted}</span>}
        </Line>
      ))}
    </Part>
  );
}

function Part({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section>
      <div className="mb-2 flex min-h-4 items-center justify-between gap-2">
        <h2 className="text-12 text-quiet">{title}</h2>
        {aside}
      </div>
      <ul aria-label={title} className="flex flex-col gap-2">
        {children}
      </ul>
    </section>
  );
}

type LineProps = {
  line: FitLine;
  names: FitListProps["names"];
  icon: LucideIcon;
  color: string;
  isRaised?: boolean;
  isSolved?: boolean;
  children: ReactNode;
};

/** While the pointer or the focus is on it, its reference lights up elsewhere on the page. */
function Line(props: LineProps) {
  const { line, names, icon, color, isRaised = false, isSolved = false, children } = props;
  const { lit } = useSession();
  const { text, referenceId, modelIds } = line;
  const light = () => lit.update(() => referenceId);
  const darken = () => lit.update((id) => (id === referenceId ? null : id));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only looks change
    <li
      onPointerEnter={({ pointerType }) => pointerType === "mouse" && light()}
      onPointerLeave={darken}
      onFocus={light}
      onBlur={darken}
      aria-hidden={isSolved || undefined}
      className={clsx(
        "flex items-center gap-3 text-13 leading-4.5",
        isRaised ? "rounded-[0.5rem] bg-raised py-2.5 pr-2.5 pl-3" : "py-1 pr-2.5 pl-3",
        isSolved && "fit-solved",
      )}
    >
      <Icon of={icon} className={`self-start mt-px ${color}`} />
      <span className="min-w-0 grow">
        <span className="tabular block wrap-anywhere">{text}</span>{" "}
        <span className="block text-12 text-quiet">{modelIds.map((id) => names[id] ?? id).join(", ")}</span>
      </span>
      {children}
    </li>
  );
}

function RemedyButton({ remedy, about }: { remedy: Remedy; about: string }) {
  const session = useSession();
  const { store, uploads, change } = session;
  const act = () => {
    switch (remedy.does) {
      case "convert":
        return conversionsOf(session).convert(remedy.id, remedy.edit);
      case "size":
        session.tool.update(() => "size");
        return session.viewed.update(() => remedy.id);
      case "add":
        return chooseFile((file) => void uploads.add([file]));
      case "replace":
        return chooseFile((file) => void uploads.replace(remedy.id, file));
      case "remove":
        return uploads.remove(remedy.id);
      case "clear-role":
        return change((prompt) => setRole(prompt, remedy.id, null));
      case "deselect":
        for (const id of remedy.modelIds) chooseModel(store, id, false);
    }
  };
  const word = wordOf(remedy, store.get().document.references);
  return (
    <Button
      size="small"
      data-remedy
      aria-label={`${word}: ${about}`}
      className="shrink-0"
      onClick={(event) => {
        const { currentTarget: button } = event;
        const next = neighbour(button, 1) ?? neighbour(button, -1) ?? tabOf(button);
        act();
        if (!leavesFocus.has(remedy.does)) next?.focus();
      }}
    >
      {icons[remedy.does] && <Icon of={icons[remedy.does]!} />}
      {word}
    </Button>
  );
}

/** As on the viewer's tools. */
const icons: Partial<Record<Remedy["does"], LucideIcon>> = { size: ImageDown, convert: RefreshCw };

/** What opens something of its own, which gives the focus back. */
const leavesFocus: ReadonlySet<Remedy["does"]> = new Set(["add", "replace", "size"]);

function wordOf(remedy: Remedy, references: Parameters<typeof numberReferences>[0]): string {
  if (remedy.does === "add") return words.add(remedy.kind);
  if (remedy.does === "convert" || remedy.does === "size" || remedy.does === "replace")
    return words[remedy.does];
  if (remedy.does === "clear-role") return words.clearRole;
  if (remedy.does === "deselect") return words.deselect;
  const number = numberReferences(references).get(remedy.id);
  return words.remove(number ? referenceLabel(number) : "");
}

/** The tab that shows it, for when no remedy is left. */
function tabOf(button: Element): HTMLElement | null {
  const id = button.closest("[role=tabpanel]")?.getAttribute("aria-labelledby");
  return id ? document.getElementById(id) : null;
}

/** The next remedy in a direction, or none. */
function neighbour(button: Element, step: 1 | -1): HTMLElement | null {
  const panel = button.closest("[role=tabpanel], [role=dialog]") ?? document;
  const all = [...panel.querySelectorAll<HTMLElement>("[data-remedy]")];
  return all[all.indexOf(button as HTMLElement) + step] ?? null; // one of them
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  if (!(event.target instanceof HTMLElement) || !event.target.matches("[data-remedy]")) return;
  event.preventDefault();
  neighbour(event.target, event.key === "ArrowDown" ? 1 : -1)?.focus();
}
