import type { Extras } from "#lib/domain/settings/extra-table.ts";
import type { ModelId } from "#lib/domain/base/id.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import type { Role } from "#lib/domain/prompt/reference.ts";
import type { Settings } from "#lib/domain/settings/setting-table.ts";

/** A file that a request speaks of. `url` is a link, or a data URL that holds the file itself. */
export type ImportedReference = { kind: Kind; role: Role | null; url: string; name: string };

/**
 * What is to be said of an import beside what was carried over. No wording here.
 * - `left-out`: a field that the studio has no place for.
 * - `changed`: a value that was brought to the nearest that the studio has; `to` is null where nothing was near.
 * - `default`: fields that the request leaves to the provider, whose documented values are taken.
 * - `unsaid`: the same where no value is documented: the studio's own are taken.
 * - `read-as-token`, `token-unknown`: words of the text that name a reference, or none that there is.
 * - `too-many`, `text-cut`: beyond what a prompt holds.
 * - `other-contract`: it is written for another dated contract than the one in use.
 * - `more-text`: something stands behind the cURL line.
 * - `untold`: fields whose values the pasted text does not hold, such as an answer that a program waits for.
 */
export type ImportNote =
  | { code: "left-out"; names: readonly string[] }
  | { code: "changed"; name: string; from: string; to: string | null }
  | { code: "default" | "unsaid"; names: readonly string[] }
  | { code: "read-as-token" | "token-unknown"; words: readonly string[] }
  | { code: "too-many"; count: number }
  | { code: "text-cut"; max: number }
  | { code: "other-contract"; contract: string }
  | { code: "more-text" }
  | { code: "untold"; names: readonly string[] };

/** A request in neutral terms that names no model. */
export type UnnamedRequest = {
  /** The dated contract that it is certainly written for, where there are several. */
  contract?: string;
  /** As written, tokens in whatever dialect. */
  text: string;
  /** In the order in which tokens count within a kind; what stands in no array (a frame) comes after its kind. */
  references: readonly ImportedReference[];
  /** What is not named is the studio's own. */
  settings: Partial<Settings>;
  extras: Extras;
  notes: readonly ImportNote[];
};

/** A provider's request in neutral terms. */
export type ImportedRequest = UnnamedRequest & { modelId: ModelId };

/**
 * Reads one of a provider's own request bodies. `url` is where it was to be sent, when that is known. Null for a body that is none of
 * its models'; pure.
 */
export type RequestReader = (
  body: Readonly<Record<string, unknown>>,
  url: URL | null,
) => ImportedRequest | null;
