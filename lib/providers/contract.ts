import type { Asset } from "#lib/domain/media/asset.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import type { Sent } from "#lib/domain/generation/sent.ts";
import type { AssetId, AttemptId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Issue } from "#lib/domain/limits/issue.ts";
import type { MediaRoute } from "#lib/domain/limits/limits.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import type { Money } from "#lib/domain/base/money.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import type { ModelSettings } from "#lib/domain/settings/setting-table.ts";
import type { RequestReader } from "./imported-request.ts";

/** Where a reference's bytes go in a compiled request; the client replaces it at the moment of sending. */
export type MediaPlaceholder = { media: ReferenceId; as: "link" | "inline" | "file" };

/** A request, what is to be known of it later, and its issues. */
export type Compiled<Request> = { request: Request; sent: Sent; issues: Issue[] };

/**
 * A provider's browser half. `compile` is pure: the same arguments give the same request, in the browser and on the
 * server. `variation` is from 1. With an error among the issues the request is not to be sent.
 */
export type Provider<Request = unknown> = {
  id: string;
  name: string;
  /** The origin of its documentation, without a trailing slash; `<PROVIDER>_BASE_URL` replaces it. Absent: works in this studio. */
  defaultBaseUrl?: string;
  /** Its client has `testKey`: the page of keys, which must not load clients, offers Test. */
  canTestKey?: boolean;
  models: readonly [Model, ...Model[]];
  /** The same models under another dated contract than `models`, by the contract's name; settings choose. */
  otherContracts?: Readonly<Record<string, readonly Model[]>>;
  /** Where a model's request is POSTed, from the base URL. Absent: works in this studio. */
  submitPath?(model: Model): string;
  compile(
    prompt: Prompt,
    assets: ReadonlyMap<AssetId, Asset>,
    model: Model,
    options: { route: MediaRoute; variation: number },
  ): Compiled<Request>;
  /** A request in words, step by step, where a person cannot tell from it what will be made. */
  outline?(request: Request): string[];
  /** What reads its request bodies back, loaded when one is pasted. Absent: nobody writes its requests but this studio. */
  loadRequestReader?(): Promise<RequestReader>;
  /** The settings that a stored request tells, where nothing reads it back. What it does not tell is left out. */
  toldSettings?(request: unknown): Partial<ModelSettings>;
};

/** A file that a provider made. `file` is a path on this machine, `bytes` came inside the answer. */
export type Output = {
  kind: "video" | "image";
  role: "result" | "last-frame" | "further";
  from: { url: string } | { bytes: Uint8Array } | { file: string };
  /** The prompt as it was revised for this film, where the answer says it of each. */
  revisedPrompt?: string;
};

/**
 * What a provider has ready: the films, the first of them the `result`, then images. `revisedPrompt` is of the whole answer; `promised` is how
 * many films it speaks of, where it does.
 */
export type Finished = {
  outputs: readonly [Output, ...Output[]];
  cost?: Money;
  revisedPrompt?: string;
  promised?: number;
};

/** What a provider answers to a paid request: an operation to be asked about, or the outputs themselves. */
export type Started =
  /** `further` are other operations that the same answer names: each was accepted too. */
  { state: "accepted"; operation: string; further?: readonly string[] } | ({ state: "answered" } & Finished);

/** What a provider says of an operation when it is asked once. */
export type Poll =
  /** `progress` is from 0 to 1. `unheardOf` names a status that no documentation knows. */
  | { state: "waiting"; progress?: number; unheardOf?: string }
  | ({ state: "succeeded" } & Finished)
  /** It says that it has finished, and gives no film; `detail` is the answer, shortened, without secrets. */
  | { state: "no-output"; detail: string }
  | { state: "failed"; failure: Failure }
  | { state: "canceled" };

/** What a provider's statuses mean, by their names in lower case, with "_" between words. */
export type TaskStatuses = ReadonlyMap<string, "waiting" | "succeeded" | "failed" | "canceled">;

/** `stopped` ended it, `too-late` means that it had ended before, `unknown` that nobody can tell. */
export type CancelOutcome = "stopped" | "too-late" | "unknown";

/** `isSamePrompt`: its whole text is the one that the request sends. */
export type Candidate = { operation: string; prompt?: string; startedAt?: Date; isSamePrompt: boolean };

/** What every call to a provider is given. */
export type ClientOptions = {
  /** The provider's origin and path prefix, without a trailing slash. */
  baseUrl: string;
  apiKey: string;
  fetch: typeof fetch;
  signal: AbortSignal;
};

/** What sending a request takes beside that. */
export type SendOptions = ClientOptions & {
  attemptId: AttemptId;
  /** The media link, data URL or local path that stands for a reference in this attempt. */
  resolveMedia(placeholder: MediaPlaceholder): Promise<string>;
};

/** What asking about an operation takes beside that. */
export type PollOptions<Request> = ClientOptions & {
  attemptId: AttemptId;
  request: Request;
  /** Only for local work: paths of the references, a folder for its output, and where progress (0 to 1) is told. */
  local?: {
    resolveMedia(placeholder: MediaPlaceholder): Promise<string>;
    folder: string;
    onProgress(progress: number): void;
  };
};

/**
 * A provider's server half. No retry and no sleeping inside: the worker waits. Optional members are capabilities.
 * Every refusal and every fault of the network is thrown as a `ProviderError`.
 */
export type ProviderClient<Request = unknown> = {
  /** Sends the one paid request of an attempt. */
  start(request: Request, options: SendOptions): Promise<Started>;
  /**
   * Present where the call blocks until the outputs are there: a process that outlives the worker makes it instead of `start`.
   * `write` tells what is POSTed, `read` what the answer means; it throws as `start` does.
   */
  blocking?: {
    write(
      request: Request,
      options: Pick<SendOptions, "resolveMedia">,
    ): Promise<{ path: string; body: unknown }>;
    read(response: Response, options: Pick<ClientOptions, "apiKey">): Promise<Started>;
  };
  /** Absent: `start` answers with the outputs. Whatever it throws, the operation was accepted: `sent` is `maybe`, and money may be gone. */
  poll?(operation: string, options: PollOptions<Request>): Promise<Poll>;
  /** Active operations of this account that might be what became of a request. Absent: an unconfirmed attempt is adopted by hand only. */
  find?(request: Request, options: ClientOptions): Promise<Candidate[]>;
  cancel?(operation: string, options: ClientOptions): Promise<CancelOutcome>;
  /** Tells for free whether a key works. */
  testKey?(options: ClientOptions): Promise<"works" | "refused">;
};
