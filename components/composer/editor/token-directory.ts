import type { ReferenceId } from "#lib/domain/base/id.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import {
  numberReferences,
  type Ordinals,
  type Reference,
  referenceLabel,
} from "#lib/domain/prompt/reference.ts";
import { editorMessages } from "./messages.ts";

/** What a token shows: derived from the list of references at the moment of showing, never stored in the text. */
export type TokenFace = {
  isMissing: boolean;
  /** "Image 1", or the former name of a missing one. */
  label: string;
  name: string;
  kind: Kind | null;
  pictureUrl: string | null;
};

/** What the editor asks about references. It is told of every change of the list. */
export type TokenDirectory = {
  face(id: string): TokenFace;
  reference(id: string): Reference | null;
  /** The reference that a spelling such as "Image 2" means now. */
  numbered(kind: Kind, ordinal: number): Reference | null;
  options(): readonly { reference: Reference; label: string; pictureUrl: string | null }[];
  subscribe(listener: () => void): () => void;
};

/** A directory over a prompt that is read anew on each question; numbering is done once per list. */
export function createTokenDirectory(source: {
  document(): Pick<Prompt, "references" | "removed">;
  pictureUrl(reference: Reference): string | null;
  subscribe(listener: () => void): () => void;
}): TokenDirectory {
  let numbered: { references: readonly Reference[]; ordinals: Ordinals } | null = null;
  const ordinalsNow = () => {
    const { references } = source.document();
    if (numbered?.references !== references) {
      numbered = { references, ordinals: numberReferences(references) };
    }
    return numbered.ordinals;
  };
  const labelOf = (id: ReferenceId) => referenceLabel(ordinalsNow().get(id)!); // asked only of the list's own
  const find = (list: readonly Reference[], id: string) => list.find((one) => one.id === id) ?? null;

  return {
    face(id) {
      const { references, removed } = source.document();
      const reference = find(references, id);
      if (reference) {
        const { name, kind } = reference;
        return {
          isMissing: false,
          label: labelOf(reference.id),
          name,
          kind,
          pictureUrl: source.pictureUrl(reference),
        };
      }
      const gone = find(removed, id);
      const name = gone?.name ?? editorMessages.aFile;
      return { isMissing: true, label: name, name, kind: gone?.kind ?? null, pictureUrl: null };
    },
    reference(id) {
      const { references, removed } = source.document();
      return find(references, id) ?? find(removed, id);
    },
    numbered(kind, ordinal) {
      const ordinals = ordinalsNow();
      return (
        source.document().references.find((one) => {
          const number = ordinals.get(one.id);
          return number?.kind === kind && number.ordinal === ordinal;
        }) ?? null
      );
    },
    options: () =>
      source.document().references.map((reference) => ({
        reference,
        label: labelOf(reference.id),
        pictureUrl: source.pictureUrl(reference),
      })),
    subscribe: (listener) => source.subscribe(listener),
  };
}
