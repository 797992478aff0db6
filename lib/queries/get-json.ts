/** Thrown where a read fails: `status` is 0 when no answer came. */
export class ReadError extends Error {
  readonly status: number;

  constructor(status: number, options?: ErrorOptions) {
    super(`reading failed with status ${status}`, options);
    this.status = status;
  }
}

/** Reads JSON from this studio and checks its shape. Throws `ReadError`. */
export async function getJson<Value>(
  path: string,
  schema: { parse(value: unknown): Value },
  signal: AbortSignal,
): Promise<Value> {
  let response: Response;
  try {
    response = await fetch(path, { signal, headers: { accept: "application/json" } });
  } catch (cause) {
    throw new ReadError(0, { cause });
  }
  if (!response.ok) throw new ReadError(response.status);
  return schema.parse(await response.json());
}
