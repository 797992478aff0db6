"use client";

import { useQuery } from "@tanstack/react-query";
import { EyeOff, FileBraces, History, PenLine, RotateCw, Undo2 } from "lucide-react";
import { useMemo } from "react";
import { Room } from "#components/compare/room.tsx";
import { useFeedback } from "#components/feedback/use-feedback.ts";
import { PromptLine } from "#components/inputs/prompt-line.tsx";
import { savePromptFile } from "#components/reuse/save-prompt-file.ts";
import { useEditRun } from "#components/reuse/use-edit-run.ts";
import { usePageCommands } from "#components/keys/page-commands.ts";
import type { Playables } from "#components/inputs/use-staged.tsx";
import { type ModelFacts, unknownModel } from "#components/state/model-facts.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { MenuEntry } from "#components/ui/menu-entry.ts";
import type { MemberId } from "#lib/domain/base/id.ts";
import type { RunView } from "#lib/domain/generation/run-view.ts";
import { runQuery } from "#lib/queries/run-query.ts";
import { clipOf } from "./clip-of.tsx";
import { generationNames } from "./generation-names.ts";
import { runMessages } from "./messages.ts";
import { RoomTitle } from "./room-title.tsx";
import { useResultsRoom } from "./use-results-room.tsx";
import { useRunAgain } from "./use-run-again.tsx";

type RunScreenProps = {
  initial: RunView;
  models: Readonly<Record<string, ModelFacts>>;
  /** What one more of each model would cost, in words. */
  oneMoreEstimate: string;
  /** What showing each reference on the stage takes. */
  playables: Playables;
  memberId: MemberId;
  usesShortcuts: boolean;
};

/** The screening room of a run: an article per generation, alive until everything has ended. */
export function RunScreen(props: RunScreenProps) {
  const { initial, models, oneMoreEstimate, playables, memberId, usesShortcuts } = props;
  const { data: run, isError } = useQuery({ ...runQuery(initial.id), initialData: initial });
  const { generations: views, giveFeedback } = useFeedback(memberId, run.generations);
  const names = useMemo(
    () => generationNames([views], (modelId) => models[modelId]?.label ?? modelId),
    [views, models],
  );
  const results = views.map((view) => {
    const model = models[view.modelId] ?? unknownModel(view.modelId);
    const name = names.get(view.id) ?? view.modelId;
    return { view, model, name, run, clip: clipOf(view, { name, model, run, memberId, playables }) };
  });
  const { room, beside } = useResultsRoom({ results, names, giveFeedback, memberId, playables });
  const { isOpening, edit } = useEditRun(run.id);
  const again = useRunAgain({
    runId: run.id,
    models: [...new Set(results.map(({ model }) => model.label))],
    estimate: oneMoreEstimate,
  });
  const playable = results.filter(({ clip }) => clip.src !== null);
  const edits: MenuEntry = { type: "action", label: runMessages.edit, icon: PenLine, onSelect: edit };
  const pageEntries: MenuEntry[] = [
    { type: "action", label: runMessages.again.label, icon: RotateCw, onSelect: again.ask },
    ...pageLinks(run, playable.length),
    {
      type: "action",
      label: runMessages.file,
      icon: FileBraces,
      onSelect: () => void savePromptFile(run.snapshot),
    },
  ];
  usePageCommands(runMessages.commands, () => [edits, ...pageEntries]);
  return (
    <div className="room-page">
      {isError && <output className="block px-4 py-1 text-13 text-quiet">{runMessages.unreachable}</output>}
      <Room
        {...room}
        usesShortcuts={usesShortcuts}
        address="query"
        title={
          <RoomTitle>
            <PromptLine prompt={run.snapshot.prompt} />
          </RoomTitle>
        }
        tools={
          <Button size="small" variant="quiet" busy={isOpening} onClick={edit}>
            <Icon of={PenLine} />
            {runMessages.edit}
          </Button>
        }
        narrowEntries={[edits]}
        pageEntries={pageEntries}
      />
      {beside}
      {again.dialog}
    </div>
  );
}

function pageLinks({ id, promptId, hasDraft }: RunView, playable: number): MenuEntry[] {
  const links: MenuEntry[] = [];
  if (playable > 1)
    // A page of its own in every sense: nothing that this one has read may go along.
    links.push({
      type: "link",
      label: runMessages.hideNames,
      icon: EyeOff,
      href: `/runs/${id}/blind`,
      isFresh: true,
    });
  if (hasDraft && promptId)
    links.push({ type: "link", label: runMessages.draft, icon: Undo2, href: `/studio/${promptId}` });
  if (promptId)
    links.push({
      type: "link",
      label: runMessages.changes,
      icon: History,
      href: `/prompts/${promptId}?run=${id}`,
    });
  return links;
}
