import { describe, expect, test } from "vitest";
import { refusalOf } from "./refusal.ts";
import { refusalInside } from "./refusal-inside.ts";

function refuse(status: number, body: unknown = {}, headers: Record<string, string> = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const { kind, sent, detail, retryAfterMs } = refusalOf(
    new Response(text, { status, headers }),
    text,
    "submit",
    "sk-canary",
  );
  return { kind, sent, detail, retryAfterMs };
}

describe("a refusal by its status", () => {
  // SIRAYA's list, of which its client alone makes 403 a matter of content.
  test.each([
    [400, "input", "refused"],
    [401, "credentials", "refused"],
    [402, "balance", "refused"],
    [403, "credentials", "refused"],
    [408, "unavailable", "maybe"],
    [429, "rate", "no"],
    [502, "unavailable", "maybe"],
    [503, "unavailable", "maybe"],
  ])("of %i is of kind %s, and its request %s", (status, kind, sent) => {
    expect(refuse(status, { error: { message: "no", type: "t", param: null, code: "c" } })).toMatchObject({
      kind,
      sent,
      detail: `${status}: no`,
    });
  });

  test.each([
    [{ error: { message: "Out of credits", code: "x", type: "y" } }, "balance", "400: Out of credits"],
    [{ code: 400, message: "Bad Request: ratio is wrong" }, "input", "400: Bad Request: ratio is wrong"],
    [{ error: { type: "bad_request", title: "Bad model" }, status: "error" }, "input", "400: Bad model"],
    [{ error: "Blocked by content policy" }, "moderation", "400: Blocked by content policy"],
    [{ error: { message: "too long", param: "video_urls[0]" } }, "input", "400: too long (video_urls[0])"],
    [
      { detail: [{ loc: ["body", "videos", 0], msg: "too long" }, { msg: "too many" }] },
      "input",
      "400: too long (videos.0); too many",
    ],
    [{ error: { code: "InputTextSensitiveContentDetected", message: "No." } }, "moderation", "400: No."],
    ["<html><h1>Bad gateway</h1></html>", "input", "400: Bad gateway"],
    ["", "input", "400: no reason given"],
  ])("%j tells %s in its own words", (body, kind, detail) => {
    expect(refuse(400, body)).toMatchObject({ kind, detail });
  });

  test("a code beside the words tells what it is about", () => {
    const body = { error: { code: "OutputAudioSensitiveContentDetected", message: "No." } };
    const text = JSON.stringify(body);
    const { kind, about } = refusalOf(new Response(text, { status: 400 }), text, "submit", "");
    expect({ kind, about }).toEqual({ kind: "moderation", about: { part: "result-sound" } });
  });

  test("“ServerOverloaded” says that nothing was accepted, unless the server itself broke", () => {
    const body = { error: { code: "ServerOverloaded", message: "Busy (ServerOverloaded)" } };
    expect(refuse(400, body)).toMatchObject({ kind: "unavailable", sent: "no" });
    expect(refuse(500, body)).toMatchObject({ kind: "unavailable", sent: "maybe" });
  });
});

describe("how long to leave a provider alone", () => {
  const wait = (headers: Record<string, string>) => refuse(429, {}, headers).retryAfterMs;

  test("stands in Retry-After, in seconds or as a date", () => {
    expect(wait({ "retry-after": "7" })).toBe(7000);
    expect(wait({ "retry-after": "0.5" })).toBe(500);
    const inAMinute = wait({ "retry-after": new Date(Date.now() + 60_000).toUTCString() });
    expect(inAMinute).toBeGreaterThan(57_000);
    expect(inAMinute).toBeLessThanOrEqual(60_000);
    expect(wait({ "retry-after": "Mon, 01 Jan 2024 00:00:00 GMT" })).toBe(0);
    expect(wait({ "retry-after": "soon" })).toBeUndefined();
  });

  test("stands in X-RateLimit-Reset, as a second of the epoch or so many seconds from now", () => {
    expect(wait({ "x-ratelimit-reset": "30" })).toBe(30_000);
    const until = wait({ "x-ratelimit-reset": String(Math.ceil(Date.now() / 1000) + 60) });
    expect(until).toBeGreaterThan(57_000);
    expect(until).toBeLessThanOrEqual(61_000);
    expect(wait({ "x-ratelimit-reset": "tomorrow" })).toBeUndefined();
    expect(wait({ "x-ratelimit-reset": "30", "retry-after": "7" })).toBe(7000);
    expect(wait({})).toBeUndefined();
  });
});

describe("a refusal inside a success", () => {
  const inside = (code: string | number, message = "", purpose: "submit" | "operation" = "submit") => {
    const { kind, sent, detail } = refusalInside({ code, message }, purpose, "sk-canary");
    return { kind, sent, detail };
  };

  test.each([
    ["InvalidParameter", "ratio", "input", "refused"],
    ["ContentPolicyViolation", "", "moderation", "refused"],
    ["InputImageSensitiveContentDetected", "", "moderation", "refused"],
    ["ServerOverloaded", "", "unavailable", "no"],
    ["insufficient_quota", "", "balance", "refused"],
    ["invalid_token", "", "credentials", "refused"],
    ["something_else", "", "contract", "refused"],
    [402, "no credit", "balance", "refused"],
    [429, "slow down", "rate", "no"],
    ["500", "oops", "unavailable", "maybe"],
    // No HTTP status: a code of the provider's own.
    [1001, "InvalidParameter: ratio", "input", "refused"],
    ["-1", "", "contract", "refused"],
    ["internal_error", "", "unavailable", "maybe"],
    ["upstream_timeout", "", "unavailable", "maybe"],
  ])("%s: %s is of kind %s, and its request %s", (code, message, kind, sent) => {
    expect(inside(code, message)).toMatchObject({ kind, sent });
  });

  test("of an operation never says that no money is gone, and tells one that is not known", () => {
    expect(inside("task_not_exist", "", "operation")).toMatchObject({
      kind: "unknown-operation",
      sent: "maybe",
    });
    expect(inside(404, "", "operation")).toMatchObject({ kind: "unknown-operation", sent: "maybe" });
    expect(inside("ServerOverloaded", "", "operation")).toMatchObject({ kind: "unavailable", sent: "maybe" });
    expect(inside("x", "Bearer sk-canary").detail).toBe("x: Bearer …");
  });
});
