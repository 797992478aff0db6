import { expect, test } from "vitest";
import { securityHeaders, uploadHosts } from "./security-headers.ts";

const page = { nonce: "abc", isHttps: true, isTrustworthy: true, isDevelopment: false, uploadHosts: [] };

test("a page runs only scripts with its nonce and is framed by nobody", () => {
  const headers = securityHeaders(page);
  const policy = headers["content-security-policy"];
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
  expect(headers["strict-transport-security"]).toMatch(/max-age=\d{8}/);
});

test("a page over http promises no https", () => {
  const headers = securityHeaders({ ...page, isHttps: false });
  expect(headers).not.toHaveProperty("strict-transport-security");
  expect(headers["content-security-policy"]).not.toContain("upgrade-insecure-requests");
});

test("the opener policy is left out where browsers would ignore it and complain", () => {
  expect(securityHeaders(page)).toHaveProperty("cross-origin-opener-policy", "same-origin");
  expect(securityHeaders({ ...page, isTrustworthy: false })).not.toHaveProperty("cross-origin-opener-policy");
});

test("a page may talk to the hosts of the UploadThing token, and to nobody else", () => {
  const token = Buffer.from(JSON.stringify({ apiKey: "sk", appId: "a", regions: ["sea1", "fra1"] })).toString(
    "base64",
  );
  const hosts = uploadHosts(token);
  expect(hosts).toEqual(["https://sea1.ingest.uploadthing.com", "https://fra1.ingest.uploadthing.com"]);
  expect(securityHeaders({ ...page, uploadHosts: hosts })["content-security-policy"]).toContain(
    `connect-src 'self' blob: ${hosts.join(" ")};`,
  );
  expect(uploadHosts(null)).toEqual([]);
  expect(uploadHosts("no token")).toEqual([]);
});
