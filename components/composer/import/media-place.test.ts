import { expect, test } from "vitest";
import { placeOf } from "./media-place.ts";

test.each([
  "https://media.example/a.png?x=1",
  "http://127.0.0.1:8080/a.png",
  "HTTPS://Media.Example:8443/",
  "http://localhost/a",
])("%s is a link", (url) => {
  expect(placeOf(url)).toEqual({ at: "link", host: new URL(url).host });
});

test("a file inside a request is read as it was, as a data URL and as bare Base64", () => {
  const bytes = Uint8Array.from({ length: 301 }, (_, index) => index % 256);
  const base64 = Buffer.from(bytes).toString("base64");
  for (const url of [`data:image/png;base64,${base64}`, `data:;base64,${base64}`, base64]) {
    const place = placeOf(url);
    expect(place).toMatchObject({ at: "inside", sizeBytes: 301 });
    expect(place.at === "inside" && place.bytes()).toEqual(bytes);
  }
  const damaged = placeOf("data:image/png;base64,****");
  expect(damaged.at === "inside" && damaged.bytes()).toEqual(new Uint8Array());
});

test.each(["example_value", "https://…/hero.png", "ftp://media.example/a.png", "asset://1", "", "/a.png"])(
  "“%s” is nowhere that can be reached",
  (url) => {
    expect(placeOf(url)).toEqual({ at: "nowhere" });
  },
);
