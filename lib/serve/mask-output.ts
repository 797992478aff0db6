import { maskLinkTokens } from "#lib/domain/base/mask-link-tokens.ts";

/** Takes tokens of links out of everything that this process writes to a stream from now on. */
export function maskOutput(stream: NodeJS.WriteStream): void {
  const write = stream.write.bind(stream) as (chunk: Uint8Array | string, ...rest: unknown[]) => boolean; // one of its two forms, handed on as it came
  stream.write = (chunk: Uint8Array | string, ...rest: unknown[]) =>
    write(maskLinkTokens(typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8")), ...rest);
}
