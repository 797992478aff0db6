import { expect, test } from "vitest";
import { providers } from "./catalog.ts";
import { clientOf } from "./registry.ts";

test.each(providers.map((provider) => [provider.id, provider] as const))(
  "%s offers a Test of keys exactly where its client has one",
  (id, provider) => {
    expect(provider.canTestKey ?? false).toBe(clientOf(id).testKey !== undefined);
  },
);
