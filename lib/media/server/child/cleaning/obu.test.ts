import { expect, test } from "vitest";
import { memorySource } from "#lib/media/bytes.ts";
import { emptiedObus } from "./obu.ts";

const secret = Buffer.from("+52.5163+013.3777");
/** With its length, and with the byte of an extension where it is asked for. */
const obu = (type: number, content: Buffer, extension?: number) =>
  Buffer.concat([
    Buffer.from([(type << 3) | (extension === undefined ? 2 : 6)]),
    Buffer.from(extension === undefined ? [] : [extension]),
    Buffer.from(
      content.length < 128 ? [content.length] : [(content.length & 127) | 128, content.length >> 7],
    ),
    content,
  ]);
const ended = (...bytes: number[]) => Buffer.from([...bytes, 0x80]);
const frame = obu(6, Buffer.concat([Buffer.alloc(300, 0x5a), secret]));
const sequence = obu(1, Buffer.alloc(11, 3));
const changingLight = Buffer.concat([Buffer.from([4, 0xb5, 0, 0x3c, 0, 1, 4]), Buffer.alloc(30, 7), ended()]);

async function cleaned(packet: Buffer): Promise<Buffer> {
  const made = Buffer.from(packet);
  for (const { from, to, by } of await emptiedObus(memorySource(packet), 0, packet.length))
    made.set(by ?? Buffer.alloc(to - from), from);
  return made;
}

test.each([
  ["padding", obu(15, Buffer.concat([secret, ended()]))],
  ["a message of a maker", obu(5, Buffer.concat([Buffer.from([4, 0xb5, 0, 0x31]), secret, ended()]))],
  ["a message of nobody", obu(5, Buffer.concat([Buffer.from([31]), secret, ended()]))],
  [
    "what hides behind a film's light",
    obu(5, Buffer.concat([Buffer.from([1, 3, 232, 1, 144]), secret, ended()])),
  ],
  ["a kind that is not known", obu(11, secret)],
  ["one of a layer", obu(5, Buffer.concat([Buffer.from([5]), secret, ended()]), 0x08)],
])("%s beside pictures of AV1 becomes padding, and the pictures stay", async (_what, words) => {
  const plain = await cleaned(Buffer.concat([sequence, words, frame]));
  const place = plain.subarray(sequence.length, sequence.length + words.length);
  expect(place.includes(secret)).toBe(false);
  expect((place[0]! >> 3) & 15).toBe(15);
  expect(place.at(-1)).toBe(0x80);
  expect(plain.subarray(0, sequence.length)).toEqual(sequence);
  expect(plain.subarray(sequence.length + words.length)).toEqual(frame);
  expect(await cleaned(plain)).toEqual(plain);
});

test("light, and a packet that cannot be divided, stay as they are", async () => {
  for (const packet of [
    obu(5, ended(1, 3, 232, 1, 144)),
    obu(5, ended(2, ...Array<number>(24).fill(9))),
    obu(5, changingLight),
    Buffer.concat([Buffer.from([6 << 3]), Buffer.alloc(40, 1)]),
    obu(5, secret).subarray(0, 12),
    Buffer.alloc(0),
  ])
    expect(await cleaned(packet)).toEqual(packet);
});
