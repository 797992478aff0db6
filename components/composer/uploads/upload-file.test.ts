import { afterEach, beforeEach, expect, type MockInstance, test, vi } from "vitest";
import { sendFile } from "./upload-file.ts";

let printed: MockInstance;
const asked: { address: string; signal: AbortSignal }[] = [];

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal("window", { location: { origin: "https://studio.example" } });
  printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => vi.unstubAllGlobals());

/** A studio whose line fell silent before it said where to send to. */
function beSilent(): void {
  vi.stubGlobal("fetch", (input: URL, { signal }: { signal: AbortSignal }) => {
    asked.push({ address: input.pathname, signal });
    return new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  });
}

test("what is stopped before the studio said where to send to ends at once, and asks no more", async () => {
  beSilent();
  const control = new AbortController();
  const sending = sendFile(new File(["a kite"], "kite.png"), {
    signal: control.signal,
    onProgress: () => undefined,
  });
  await expect.poll(() => asked).toHaveLength(1);
  control.abort(new Error("woken"));
  await expect(sending).rejects.toThrow("woken");
  expect(asked.map(({ address, signal }) => [address, signal.aborted])).toEqual([["/api/uploadthing", true]]);
  expect(printed).not.toHaveBeenCalled();
});
