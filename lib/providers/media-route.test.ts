import { expect, test } from "vitest";
import { mediaRoutes, routeTo } from "./media-route.ts";

test.each([
  ["https://hub.oxen.ai", "https://studio.example", "link"],
  ["https://hub.oxen.ai", "http://localhost:3000", "none"],
  ["https://hub.oxen.ai", "http://192.168.1.4:3000", "none"],
  ["https://hub.oxen.ai", "https://nas.local", "none"],
  ["http://127.0.0.1:4500", "http://localhost:3000", "link"],
  ["http://[::1]:4500", "http://localhost:3000", "link"],
  ["https://gateway.lan", "http://10.0.0.8", "link"],
  [null, "http://localhost:3000", "link"],
] as const)("a provider at %s gets at media of %s by %s", (baseUrl, mediaOrigin, route) => {
  expect(routeTo(baseUrl, mediaOrigin)).toBe(route);
});

test("every provider has its route, and the cloud's files can be fetched by all", () => {
  const providers = [{ id: "here" }, { id: "far", defaultBaseUrl: "https://far.example" }];
  const config = {
    providerBaseUrls: new Map(),
    mediaOrigin: "http://localhost:3000",
    uploadthingToken: null,
  };
  expect(mediaRoutes(providers, config)).toEqual({ here: "link", far: "none" });
  expect(mediaRoutes(providers, { ...config, uploadthingToken: "token" })).toEqual({
    here: "link",
    far: "link",
  });
  const providerBaseUrls = new Map([["far", "http://127.0.0.1:4500"]]);
  expect(mediaRoutes(providers, { ...config, providerBaseUrls })).toEqual({ here: "link", far: "link" });
});
