import { deadlineMsOf, type ReferenceUse, type Sent } from "#lib/domain/generation/sent.ts";
import { toldSettings } from "#lib/domain/generation/write-sent.ts";
import type { ModelId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { readTokens } from "#lib/domain/prompt/read-tokens.ts";
import { findModelOfVersion } from "./catalog.ts";
import type { MediaPlaceholder, Provider } from "./contract.ts";
import { fillPlaceholders } from "./placeholders.ts";
import type { ImportedRequest } from "./imported-request.ts";

/** A compiled request as a generation keeps it, and which model it is for. */
export type StoredRequest = { modelId: ModelId; modelVersion: string; request: unknown };

/**
 * What the stored request of a generation tells that is older than `Sent`, read by its provider's own request reader. `referenceIds`
 * are those of its prompt. What cannot be told is left out; of a request that its reader does not wholly understand that is nearly
 * all. Never throws.
 */
export async function rebuildSent(
  { modelId, modelVersion, request }: StoredRequest,
  referenceIds: readonly ReferenceId[],
): Promise<Sent> {
  const found = findModelOfVersion(modelId, modelVersion);
  const media = new Map<ReferenceId, MediaPlaceholder["as"]>();
  const body = fillPlaceholders(request, ({ media: id, as }) => {
    media.set(id, as);
    return id;
  });
  const asked = found && (await readWhole(found.provider, body));
  const places = asked ? placesIn(asked) : [];
  const useOf = (id: ReferenceId): ReferenceUse | undefined => {
    if (!media.has(id)) return { as: "nothing" };
    if (media.get(id) === "file") return { as: "part" };
    return places.find((place) => place.id === id)?.use;
  };
  const text = found ? textOf(found.model, asked, places) : undefined;
  return {
    version: 1,
    isRebuilt: true,
    ...(text !== undefined && { text }),
    settings: !found
      ? {}
      : asked
        ? toldSettings(asked.settings, asked.extras, found.model)
        : toldSettings(found.provider.toldSettings?.(request) ?? {}, {}, found.model),
    references: Object.fromEntries(
      referenceIds.flatMap((id) => {
        const use = useOf(id);
        return use ? [[id, use]] : [];
      }),
    ),
  };
}

/** How long a generation is waited for after it was accepted, in milliseconds, also where nothing but its request is kept. */
export async function deadlineOf(
  { sent, ...stored }: StoredRequest & { sent: Sent | null },
  model: Model,
): Promise<number> {
  return deadlineMsOf(sent ?? (await rebuildSent(stored, [])), model);
}

/** Null where the provider has no reader, or its reader has anything to remark: what was changed or added on reading was not sent. */
async function readWhole(provider: Provider, body: unknown): Promise<ImportedRequest | null> {
  const readRequest = await provider.loadRequestReader?.();
  if (!readRequest || typeof body !== "object" || body === null) return null;
  const asked = readRequest({ ...body }, null);
  return asked && asked.notes.length === 0 ? asked : null;
}

/** A reference by its place: its position counts among what stands in the arrays of its kind. */
type Place = { id: string; kind: Kind; use: ReferenceUse };

function placesIn({ references }: ImportedRequest): Place[] {
  const counts: Record<Kind, number> = { image: 0, video: 0, audio: 0 };
  return references.map(({ url: id, kind, role }) => ({
    id,
    kind,
    use:
      role === "first-frame" || role === "last-frame"
        ? { as: role }
        : { as: "reference", position: ++counts[kind] },
  }));
}

function textOf({ dialect }: Model, asked: ImportedRequest | null, places: readonly Place[]): Sent["text"] {
  if (!dialect) return null; // the studio's own
  if (!asked) return undefined;
  const idOf = (kind: Kind, ordinal: number) =>
    places.find(
      ({ use, ...place }) => place.kind === kind && use.as === "reference" && use.position === ordinal,
    )?.id as ReferenceId | undefined; // its placeholder held nothing else
  const tokens = readTokens(asked.text, dialect.id).flatMap(({ start, end, kind, ordinal }) => {
    const id = idOf(kind, ordinal);
    return id ? [{ start, end, id }] : [];
  });
  return { written: asked.text, tokens };
}
