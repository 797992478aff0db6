import type { Scene } from "./scene.ts";

const answers = new Map<string, unknown>();
let isOffline = false;

/** What the studio answers from now on, beside what it answers already. */
export function answerFrom(scene: Pick<Scene, "answers" | "isOffline">): void {
  for (const [path, answer] of Object.entries(scene.answers ?? {})) answers.set(path, answer);
  isOffline = scene.isOffline ?? false;
}

/**
 * Takes the studio's place in this page: nothing of a scene is anybody's, so that no read and no action may reach it. What a scene has no
 * answer for stays on its way for good. Pages and the framework's own files are fetched as ever.
 */
export function standInForStudio(): void {
  const fetchForReal = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { origin, pathname, search } = new URL(request.url);
    const isAsked = request.method === "POST" || /^\/(?:api|media|ingest|zip)\b/.test(pathname);
    if (origin !== window.location.origin || pathname.startsWith("/_") || !isAsked)
      return fetchForReal(input, init);
    if (isOffline) throw new TypeError("Failed to fetch");
    const answer = answers.get(pathname + search) ?? answers.get(pathname);
    if (answer !== undefined) return Response.json(answer);
    if (pathname.endsWith("/waveform")) return Response.json(waveform);
    return new Promise<Response>(() => {}); // for good
  };
}

/** Of a sound that swells and fades a few times. */
const waveform = {
  durationMs: 4000,
  peaks: Array.from({ length: 200 }, (_, at) => Math.abs(Math.sin(at / 9) * Math.cos(at / 31)) ** 0.7),
};
