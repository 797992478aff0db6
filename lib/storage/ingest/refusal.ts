/** What the ingest says no to, and the HTTP status that goes with it. The code stands in the answer's `error`. */
export const refusals = {
  "not-found": 404,
  "signature-invalid": 403,
  "link-expired": 403,
  malformed: 400,
  "range-invalid": 416,
  empty: 400,
  /** None of the formats that the studio takes. */
  "format-forbidden": 415,
  /** Above the ceiling of its kind, or more bytes than it was announced with. */
  "too-large": 413,
  "size-mismatch": 400,
  "disk-full": 507,
  /** The bytes are here, but the studio could not register them. The same upload may be tried again. */
  "not-registered": 502,
  "cut-by-another": 409,
} as const;
export type RefusalCode = keyof typeof refusals;

/** Ends a request with a code for the page. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly code: RefusalCode;
  constructor(code: RefusalCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}
