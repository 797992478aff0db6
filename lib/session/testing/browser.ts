import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { addressHeader } from "#lib/session/client-address.ts";

/** Points `readConfig()` at a data folder of its own and at settings, until the file's tests are over. */
export function testSettings(settings: Record<string, string> = {}): void {
  const given: Record<string, string> = {
    DATA_DIR: mkdtempSync(join(tmpdir(), "triptych-session-")),
    ...settings,
  };
  const before = Object.fromEntries(Object.keys(given).map((name) => [name, process.env[name]]));
  const forget = () => {
    delete (globalThis as { triptychConfig?: unknown }).triptychConfig;
    delete (globalThis as { triptychAuth?: unknown }).triptychAuth;
  };
  beforeAll(() => {
    Object.assign(process.env, given);
    forget();
  });
  afterAll(() => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    forget();
  });
}

/** Somebody with a browser: the headers that it sends, from one address, with the cookies that it was given. */
export class Browser {
  readonly #cookies = new Map<string, string>();
  readonly #address: string;

  constructor(address = "192.0.2.1") {
    this.#address = address;
  }

  keep(setCookie: readonly string[]): void {
    for (const header of setCookie) {
      const [pair = "", ...attributes] = header.split(";");
      const [name = "", ...value] = pair.split("=");
      if (attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))) this.#cookies.delete(name);
      else this.#cookies.set(name, value.join("="));
    }
  }

  get headers(): Headers {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return new Headers({ [addressHeader]: this.#address, "user-agent": "test", ...(cookie && { cookie }) });
  }
}
