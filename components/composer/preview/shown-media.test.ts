import { expect, test } from "vitest";
import type { Upload } from "#components/composer/composer-state.ts";
import { assetMap, sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import { shownMedia } from "./shown-media.ts";

const hero = sampleAsset(1, "jpeg", {
  name: "Der Held.jpeg",
  sizeBytes: 9_000_000,
  sendable: { sha256: "0".repeat(64), sizeBytes: 2_100_000 },
});
const document = samplePrompt([hero], [0]);
const [reference] = document.references;
const media = reference!.id;

test("a link ends as the real one will, inline media are told by type and size, and what stays here by its name", () => {
  const state = { document, assets: assetMap([hero]), uploads: new Map() };
  expect(shownMedia(state, { media, as: "link" })).toBe("https://…/Der-Held.jpg");
  expect(shownMedia(state, { media, as: "inline" })).toBe("data:image/jpeg;base64,… (2.1 MB)");
  expect(shownMedia(state, { media, as: "file" })).toBe("Der Held.jpeg");
});

test("a file that is still on its way is shown by what its upload knows", () => {
  const upload: Upload = {
    state: "sending",
    progress: 0.5,
    format: "mov",
    sizeBytes: 31_000_000,
    localUrl: "",
  };
  const unbound = { ...reference!, assetId: null, kind: "video" as const, name: "walk" };
  const waiting = { ...document, references: [unbound] };
  const uploads = new Map([[media, upload]]);
  const state = { document: waiting, assets: new Map(), uploads };
  expect(shownMedia(state, { media, as: "link" })).toBe("https://…/walk.mov");
  expect(shownMedia(state, { media, as: "inline" })).toBe("data:video/quicktime;base64,… (31 MB)");
  expect(shownMedia({ ...state, uploads: new Map() }, { media, as: "link" })).toBe("https://…/walk.mp4");
});
