import { useState } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import type { ViewerTool } from "#components/composer/composer-session.ts";
import { conversionsOf, modelsOf } from "#components/composer/conversions/conversions-of.ts";
import { sourceOf } from "#components/composer/conversions/source-of.ts";
import { judgeModels } from "#components/composer/models/judge-models.ts";
import { type ModelLine, modelLines } from "#components/composer/viewer/model-lines.ts";
import { useStored } from "#components/state/store.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { planEdit } from "#lib/domain/limits/plan-edit.ts";
import { afterEdit } from "#lib/domain/media/after-edit.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { type Edit, editKey } from "#lib/domain/media/edit.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { asItIs, smallEnough } from "./size-options.ts";
import { whatChanges } from "./what-changes.ts";

/** A tool at work on a reference's file. */
export type Editing = {
  tool: ViewerTool;
  /** What is edited: the original, where the file was made of one. */
  source: Asset;
  models: readonly Model[];
  edit: Edit;
  /** Asks for something else; what is undefined is as in the file. */
  change: (next: { [Key in keyof Edit]?: Edit[Key] | undefined }) => void;
  /** The file as it will be, and what the chosen models say of it then. */
  after: Asset;
  lines: readonly ModelLine[];
  /** Whether there is anything to be made. */
  isChanged: boolean;
  save: () => void;
};

/** The tool that is open in the viewer, with what is asked of it so far; null while none is, or its file is not ready. */
export function useEditing(reference: Reference): Editing | null {
  const session = useSession();
  const tool = useStored(session.tool, (name) => name);
  const state = useComposer((all) => all);
  const asset = reference.assetId === null ? undefined : state.assets.get(reference.assetId);
  const [asked, setAsked] = useState<{ of: string; edit: Edit } | null>(null);
  if (tool === null || asset?.state !== "ready") return null;

  const models = modelsOf(session);
  const { source, made } = sourceOf(asset, state.assets);
  const of = `${asset.id} ${tool}`;
  const edit = asked?.of === of ? asked.edit : proposed(tool, { asset, source, made }, models);
  const after = { ...afterEdit(source, edit), id: asset.id };
  const uploads = new Map([...state.uploads].filter(([id]) => id !== reference.id));
  const conversions = state.conversions.filter((one) => one.reference !== reference.id);
  const assets = new Map(state.assets).set(asset.id, after);
  const verdicts = judgeModels({ ...state, assets, uploads, conversions }, session.models, session.choices);
  const isOriginal = whatChanges(source, edit).length === 0 && !isLimited(source, edit);
  // A size that nobody has chosen is no reason to encode a file anew.
  const isUnsized = tool === "size" && made === null && !isSized(edit);
  const isChanged = isOriginal ? made !== null : made === null ? !isUnsized : editKey(edit) !== editKey(made);
  return {
    ...{ tool, source, models, edit, after, isChanged },
    lines: modelLines(reference, verdicts),
    change: (next) => setAsked({ of, edit: defined({ ...edit, ...next }) }),
    save() {
      if (isOriginal) conversionsOf(session).revert(reference.id);
      else conversionsOf(session).convert(reference.id, edit);
      session.tool.update(() => null);
    },
  };
}

/** What a tool asks for before anybody has said anything: the file's own edit again, else what its models need. */
function proposed(
  tool: ViewerTool,
  { asset, source, made }: { asset: Asset; source: Asset; made: Edit | null },
  models: readonly Model[],
): Edit {
  if (tool === "size") return smallEnough(source, made ?? asItIs(source, models), models);
  return made ?? planEdit(asset, models) ?? asItIs(source, models);
}

const isSized = ({ shortSidePx, fps, maxBytes }: Edit) => (shortSidePx ?? fps ?? maxBytes) !== undefined;

const isLimited = ({ sizeBytes }: Asset, { maxBytes = Infinity }: Edit) => sizeBytes > maxBytes;

/** Without what is as in the file, which is not written. */
const defined = (edit: { [Key in keyof Edit]?: Edit[Key] | undefined }) =>
  Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined)) as Edit; // of an edit
