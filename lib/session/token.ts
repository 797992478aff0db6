import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 256 random bits as base64url: for a link or a code that opens something. Only its hash is stored. */
export function makeToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: hashToken(token) };
}

/** SHA-256, lower-case hex. Enough for what is random and long; passwords take `hashPassword`. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Whether a token has this hash, in the same time for every wrong one. */
export function isTokenOf(token: string, tokenHash: string): boolean {
  const given = Buffer.from(hashToken(token));
  const stored = Buffer.from(tokenHash);
  return given.length === stored.length && timingSafeEqual(given, stored);
}
