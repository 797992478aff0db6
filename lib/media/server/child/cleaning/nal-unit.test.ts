import { describe, expect, test } from "vitest";
import { emptiedUnit, mayHoldWords } from "./nal-unit.ts";

const secret = Buffer.from("+52.5163+013.3777");
const message = (type: number, payload: Buffer) =>
  Buffer.concat([Buffer.from([type, payload.length]), payload]);
const spoken = message(5, Buffer.concat([Buffer.alloc(16, 0xbe), secret]));
const avc = (...messages: Buffer[]) => Buffer.concat([Buffer.from([6]), ...messages, Buffer.from([0x80])]);
const hevc = (...messages: Buffer[]) =>
  Buffer.concat([Buffer.from([39 << 1, 1]), ...messages, Buffer.from([0x80])]);
/** Its zeros are kept apart, so that they do not look like a beginning. */
const light = message(137, Buffer.from([0, 0, 3, 1, 5, 0, 0, 3, 0, 9]));
light[1]! -= 2;

describe("what is written beside pictures, into their packets", () => {
  test.each([
    ["a word", spoken],
    ["captions", message(4, Buffer.concat([Buffer.from([0xb5, 0, 0x31]), Buffer.from("GA94"), secret]))],
    ["filling", message(3, secret)],
    ["an unheard-of message", message(99, secret)],
    ["words as long as one byte can count", message(5, Buffer.concat([secret, Buffer.alloc(237, 1)]))],
  ])("%s goes, and what pictures are shown by stays", (_what, words) => {
    for (const [codec, unit, expected] of [
      ["avc", avc(light, words), avc(light)],
      ["hevc", hevc(light, words), hevc(light)],
      ["hevc", hevc(words, light), hevc(light)],
    ] as const) {
      expect(mayHoldWords(unit, codec, false)).toBe(true);
      const plain = Buffer.from(emptiedUnit(unit, codec));
      expect(plain).toHaveLength(unit.length);
      expect(plain.includes(secret)).toBe(false);
      expect(plain.subarray(0, expected.length - 1)).toEqual(expected.subarray(0, -1));
      expect(plain.at(-1)).toBe(0x80);
      expect(emptiedUnit(plain, codec)).toEqual(plain);
    }
  });

  test("units of no known kind, and what is no message, become filling", () => {
    for (const type of [0, 12, 24, 31]) {
      const plain = emptiedUnit(Buffer.concat([Buffer.from([type]), secret]), "avc");
      expect(Buffer.from(plain)).toEqual(Buffer.from([12, ...Buffer.alloc(secret.length - 1, 0xff), 0x80]));
    }
    expect(Buffer.from(emptiedUnit(Buffer.concat([avc(), secret]), "avc"))[0]).toBe(12);
    expect(Buffer.from(emptiedUnit(Buffer.concat([Buffer.from([48 << 1, 1]), secret]), "hevc"))[0]).toBe(76);
  });

  test("slices, parameters and Dolby Vision are never looked into", () => {
    for (const type of [1, 5, 7, 8, 9])
      expect(mayHoldWords(Buffer.from([0x60 | type]), "avc", false)).toBe(false);
    for (const type of [0, 1, 19, 21, 32, 33, 34])
      expect(mayHoldWords(Buffer.from([type << 1, 1]), "hevc", false)).toBe(false);
    expect(mayHoldWords(Buffer.from([62 << 1, 1]), "hevc", true)).toBe(false);
    expect(mayHoldWords(Buffer.from([62 << 1, 1]), "hevc", false)).toBe(true);
  });
});
