/** `not-found`: there is none, or it is someone else's: the two look exactly alike. `not-allowed`: only an owner may. */
export type AppErrorCode = "not-found" | "not-allowed";

/** Thrown where a request asks for what is not there or not allowed. Carries a code, never details. */
export class AppError extends Error {
  override name = "AppError";
  readonly code: AppErrorCode;

  constructor(code: AppErrorCode, options?: { cause?: unknown }) {
    super(code, options);
    this.code = code;
  }
}

/** Hands the value on, or throws "not-found" when there is none. */
export function foundOrThrow<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new AppError("not-found");
  return value;
}
