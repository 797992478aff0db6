import { hash, verify } from "@node-rs/argon2";

/**
 * Argon2id with 19 MiB, two passes and one lane: the first configuration of the OWASP Password Storage Cheat Sheet
 * (read 2026-11). The parameters travel inside each hash, so raising them later leaves old hashes valid.
 */
const parameters = {
  algorithm: 2, // Argon2id: the package has the name as a const enum, which erasable TypeScript cannot use
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), parameters);
}

/** False for a wrong password and for a hash that cannot be read. */
export async function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  try {
    return await verify(passwordHash, password.normalize("NFKC"));
  } catch {
    return false; // what is stored is no Argon2 hash
  }
}
