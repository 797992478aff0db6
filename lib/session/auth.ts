import { prismaAdapter } from "better-auth/adapters/prisma";
import { betterAuth } from "better-auth/minimal";
import { readConfig } from "#lib/config.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { passwordMaxLength, passwordMinLength } from "#lib/domain/account/account.ts";
import { readOrMakeSecret } from "#lib/sealing/secret.ts";
import { addressGroup, clientAddress } from "./client-address.ts";
import { hashPassword, verifyPassword } from "./password.ts";

/** A session ends 30 days after the sign-in, whatever happened in between. */
const sessionSeconds = 30 * 24 * 60 * 60;

const cache = globalThis as { triptychAuth?: ReturnType<typeof create> };

/**
 * Better Auth, called from our own code alone: none of its routes is mounted, nobody signs up through it, and every
 * request reads the session from the database, so that an ended session is over at once.
 */
export function auth() {
  return (cache.triptychAuth ??= create());
}

function create() {
  const { appUrl, dataDir } = readConfig();
  const isSecure = appUrl.startsWith("https://");
  return betterAuth({
    appName: "Triptych",
    baseURL: appUrl,
    trustedOrigins: [appUrl],
    secret: readOrMakeSecret(dataDir, "auth"),
    database: prismaAdapter(database(), { provider: "postgresql" }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordMinLength,
      maxPasswordLength: passwordMaxLength,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => verifyPassword(hash, password),
      },
    },
    user: {
      modelName: "member",
      additionalFields: {
        isOwner: { type: "boolean", required: true, defaultValue: false, input: false },
        removedAt: { type: "date", required: false, input: false },
        lastSeenAt: { type: "date", required: false, input: false },
      },
    },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true, cookieCache: { enabled: false } },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => ({
            data: {
              ...session,
              ipAddress: context?.headers ? addressGroup(clientAddress(context.headers)) : null,
            },
          }),
        },
      },
    },
    rateLimit: { enabled: false }, // it limits its own routes only; `guessing.ts` limits ours
    advanced: {
      database: { generateId: () => createId<string>() },
      useSecureCookies: false, // it would write `__Secure-` before the name; `__Host-` is stricter
      cookies: { session_token: { name: isSecure ? "__Host-triptych-session" : "triptych-session" } },
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure },
    },
    logger: { disabled: true }, // our own log says what an operator needs, and never an address that was tried
    telemetry: { enabled: false },
  });
}
