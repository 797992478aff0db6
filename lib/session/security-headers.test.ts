import { expect, test } from "vitest";
import { pagePlace, securityHeaders, uploadHosts } from "./security-headers.ts";

const page = {
  nonce: "abc",
  isHttps: true,
  isTrustworthy: true,
  isDevelopment: false,
  uploadHosts: [],
  place: "studio",
} as const;

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

test("a gallery's page tells nobody where it stands, and talks to nobody else", () => {
  const headers = securityHeaders({ ...page, place: "gallery", uploadHosts: ["https://sea1.example"] });
  expect(headers).toMatchObject({
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow",
    "x-frame-options": "DENY",
  });
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers["content-security-policy"]).toContain("connect-src 'self' blob:;");
});

test("only the frame of a gallery stands in other pages", () => {
  const headers = securityHeaders({ ...page, place: "frame" });
  expect(headers["content-security-policy"]).toContain("frame-ancestors *;");
  expect(headers).not.toHaveProperty("x-frame-options");
  expect(headers["referrer-policy"]).toBe("no-referrer");
});

test.each([
  ["/studio", "studio"],
  ["/galleries/embed", "studio"],
  ["/api/oembed", "studio"],
  ["/g/AbC_-123", "gallery"],
  ["/g/AbC_-123/vote", "gallery"],
  ["/g/AbC_-123/embed", "frame"],
  ["/g/AbC_-123/embed/", "frame"],
  ["/g/AbC_-123/embed/more", "gallery"],
  ["/g/AbC_-123/remix/embed", "gallery"],
])("%s is a page of the %s", (path, place) => {
  expect(pagePlace(path)).toBe(place);
});
