import { join } from "node:path";
import { bestChannelBitRate, evenSides } from "#lib/domain/media/after-edit.ts";
import type { Edit } from "#lib/domain/media/edit.ts";
import { endsEarly } from "#lib/domain/media/whole.ts";
import { cleanFilm } from "#lib/media/server/child/cleaning/clean-film.ts";
import { readFilm } from "#lib/media/server/child/read-film.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { encodeFilm, type FilmPlan } from "./encode-film.ts";
import { type FilmFacts, type FilmJob, lookAtFilm } from "./film-facts.ts";
import type { SoundEncoding } from "./film-writer.ts";
import { rateOf } from "./frame-rates.ts";

/** Nobody tells it from the original, frame beside frame. */
const bestCrf = 19;
/** Beyond it blocks are seen: then fewer pixels look better, which is for a person to say. */
const worstCrf = 36;
/** So much of the quality halves the bytes, in most films. */
const halvingCrf = 6;
const mostTries = 6;

/** Bits a second that each channel may have, from what nobody tells from the original to what is still clean. */
const channelBitRates = [bestChannelBitRate, 96_000, 64_000, 48_000] as const;

/**
 * What becomes of a film or sound: its file's name, or null where it cannot have as few bytes as asked for and still look or sound well.
 * A film is read by ourselves once more, must have what the original has, and nothing to take out is left in it; a sound is all that is in
 * its file.
 */
export async function convertFilm(
  job: FilmJob & { edit: Edit },
  onProgress: (share: number) => void,
): Promise<string | null> {
  const { edit, measured, folder } = job;
  const facts = await lookAtFilm(job);
  const make = edit.format === "mp4" ? makeFilm : makeSound;
  const fileName = await make(job, facts, onProgress);
  if (fileName === null || edit.format !== "mp4") return fileName;
  const path = join(folder, fileName);
  const reading = await readFilm(path, edit.format);
  const wantsSound = facts.sound !== null && !edit.isSilent;
  // Without its sound it is as long as its pictures.
  const wantedSeconds =
    facts.sound && edit.isSilent
      ? facts.lastPictureSeconds - zeroOf(facts)
      : (measured.durationMs ?? 0) / 1000;
  const isShort = endsEarly(
    (reading.durationMs ?? 0) / 1000,
    wantedSeconds,
    1 / rateOf(measured, edit.fps).fps,
  );
  if (reading.hasSound !== wantsSound || isShort) throw new Unreadable("damaged");
  const cleaned = await cleanFilm({ path, format: edit.format, measured: reading, folder });
  return cleaned?.made.fileName ?? fileName;
}

type Making = (
  job: FilmJob & { edit: Edit },
  facts: FilmFacts,
  onProgress: (share: number) => void,
) => Promise<string | null>;

const makeFilm: Making = async (job, facts, onProgress) => {
  const { edit, measured } = job;
  const { widthPx, heightPx, durationMs = 0 } = measured;
  if (!facts.pictures || !widthPx || !heightPx) throw new Unreadable("no-content");
  const { maxBytes = Infinity } = edit;
  const seconds = durationMs / 1000;
  const rate = rateOf(measured, edit.fps);
  const sound =
    facts.sound && !edit.isSilent ? soundFor("aac", facts.sound, (maxBytes / seconds) * 8 * 0.2) : null;
  const soundBytes = sound ? (sound.bitRate / 8) * seconds : 0;
  const plan = (crf: number): FilmPlan => ({
    fileName: "converted.mp4",
    container: "mp4",
    pictures: {
      ...evenSides({ widthPx, heightPx }, edit.shortSidePx),
      preset: "veryfast",
      crf,
      keyEverySeconds: 2,
      fps: rate.fps,
      constantRate: rate.text,
    },
    sound,
    zeroSeconds: zeroOf(facts),
    ...(edit.maxBytes && { maxBytes }),
  });
  let crf = bestCrf;
  let from = 0;
  for (let tries = 1; ; tries += 1) {
    const { bytes, givenUpAt } = await encodeFilm(job, facts, plan(crf), (at) =>
      onProgress(from + (1 - from) * (at / seconds)),
    );
    if (givenUpAt === undefined && bytes <= maxBytes) return "converted.mp4";
    if (crf >= worstCrf || tries === mostTries) return null;
    // By what it would have had at its end, and its pictures alone: the sound has its bytes already.
    const share = givenUpAt === undefined ? 1 : Math.max(0.02, givenUpAt / seconds);
    const over = (bytes / share - soundBytes) / Math.max(1, maxBytes - soundBytes);
    crf = Math.min(worstCrf, crf + Math.max(0.5, halvingCrf * Math.log2(over) + 0.3));
    from += (1 - from) * share * 0.5;
  }
};

const makeSound: Making = async (job, facts, onProgress) => {
  const { edit, measured } = job;
  if (!facts.sound) throw new Unreadable("no-content");
  const codec = edit.format === "wav" ? "pcm" : "mp3";
  const { maxBytes = Infinity } = edit;
  const seconds = (measured.durationMs ?? 0) / 1000;
  const sound = soundFor(codec, facts.sound, (maxBytes / seconds) * 8);
  const fileName = `converted.${edit.format}`;
  const plan = { fileName, container: codec === "pcm" ? "wav" : "mp3", pictures: null, sound } as const;
  const zeroSeconds = facts.pictures ? zeroOf(facts) : facts.sound.firstSeconds;
  const { bytes } = await encodeFilm(job, facts, { ...plan, zeroSeconds: Math.max(0, zeroSeconds) }, (at) =>
    onProgress(at / seconds),
  );
  return bytes <= maxBytes ? fileName : null;
};

/** Stereo at most, at one of the two rates that every model takes; its channels as good as the bits allow. */
function soundFor(
  codec: SoundEncoding["codec"],
  { sampleRate, channels }: NonNullable<FilmFacts["sound"]>,
  mostBits: number,
): SoundEncoding {
  const count = channels === 1 ? 1 : 2;
  const least = channelBitRates.at(-1) ?? 0;
  const each = channelBitRates.find((bits) => bits * count <= mostBits) ?? least;
  return {
    codec,
    bitRate: each * count,
    sampleRate: sampleRate % 11_025 === 0 ? 44_100 : 48_000,
    channels: count,
  };
}

/** When the first picture or sound comes: as players count, what comes before zero is hidden. */
function zeroOf({ pictures, sound }: FilmFacts): number {
  return Math.max(0, Math.min(pictures?.firstSeconds ?? Infinity, sound?.firstSeconds ?? Infinity));
}
