import {
  AV_FRAME_DATA_DISPLAYMATRIX,
  AV_FRAME_FLAG_INTERLACED,
  AVCOL_PRI_BT2020,
  AVCOL_PRI_SMPTE431,
  AVCOL_PRI_SMPTE432,
  AVCOL_PRI_UNSPECIFIED,
  AVCOL_SPC_BT470BG,
  AVCOL_SPC_BT709,
  AVCOL_SPC_RGB,
  AVCOL_SPC_SMPTE170M,
  AVCOL_SPC_UNSPECIFIED,
  AVCOL_TRC_ARIB_STD_B67,
  AVCOL_TRC_SMPTE2084,
} from "node-av/constants";
import { avGetPixFmtName, type Frame } from "node-av/lib";
import type { Sides } from "#lib/domain/media/after-edit.ts";
import type { Format } from "#lib/domain/media/format.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { sourceOptions } from "./demuxer-name.ts";
import { graphPath, runFilterGraph, secondsOf } from "./filter-graph.ts";

/** What the first picture of a film says of how it is to be shown. */
export type PictureFacts = {
  /** When it comes, by the container's own clock. */
  firstSeconds: number;
  /** The filters that turn and mirror it; none where it stands upright. */
  turning: readonly string[];
  /** Width and height change places. */
  isQuarterTurned: boolean;
  isInterlaced: boolean;
  hasAlpha: boolean;
  /** Brighter than a screen's white. */
  isHdr: boolean;
  /** Colours beyond those of ordinary screens. */
  isWide: boolean;
  isRgb: boolean;
  /** What turns its numbers into colours, as filters name it; null where it says nothing. */
  matrix: "bt709" | "smpte170m" | "bt470bg" | "other" | null;
  saysPrimaries: boolean;
  heightPx: number;
};

/** Below this height, players take pictures that do not say their colours for those of standard television. */
const highDefinitionPx = 720;

const matrices = new Map<number, PictureFacts["matrix"]>([
  [AVCOL_SPC_BT709, "bt709"],
  [AVCOL_SPC_SMPTE170M, "smpte170m"],
  [AVCOL_SPC_BT470BG, "bt470bg"],
  [AVCOL_SPC_UNSPECIFIED, null],
]);
/** Primaries of colours beyond those of ordinary screens. */
export const widePrimaries: ReadonlySet<number> = new Set<number>([
  AVCOL_PRI_BT2020,
  AVCOL_PRI_SMPTE431,
  AVCOL_PRI_SMPTE432,
]);
/** Layouts of pixels, by FFmpeg's names, that say how far each is seen through. */
export const alphaFormats = /^(?:yuva|gbrap|rgba|bgra|argb|abgr|ya[\df]|ayuv|vuya)/;
const rgbFormats = /^(?:gbr|rgb|bgr|argb|abgr|0rgb|0bgr|pal8)/;

/** Decodes the first picture of a film of any format. Throws `Unreadable`, or `FFmpegError`, where there is none. Takes some 30 ms. */
export async function lookAtPictures(path: string, format: Format): Promise<PictureFacts> {
  const graph = `movie=${graphPath(path)}:${sourceOptions(format)}:dec_threads=1,buffersink@out`;
  for await (const frame of runFilterGraph(graph)) return factsOf(frame);
  throw new Unreadable("damaged");
}

function factsOf(frame: Frame): PictureFacts {
  const { colorSpace, colorPrimaries, colorTrc, height } = frame;
  const pixels = avGetPixFmtName(frame.format as Parameters<typeof avGetPixFmtName>[0]) ?? ""; // of a picture
  const matrix = matrices.get(colorSpace);
  const isHdr = hdrOf(colorTrc) !== null;
  return {
    firstSeconds: secondsOf(frame),
    ...turnOf(frame.getSideData(AV_FRAME_DATA_DISPLAYMATRIX)),
    isInterlaced: frame.hasFlags(AV_FRAME_FLAG_INTERLACED),
    hasAlpha: alphaFormats.test(pixels) || pixels === "pal8", // its palette may
    isHdr,
    isWide: !isHdr && widePrimaries.has(colorPrimaries),
    isRgb: rgbFormats.test(pixels) || colorSpace === AVCOL_SPC_RGB,
    matrix: matrix === undefined ? "other" : matrix,
    saysPrimaries: colorPrimaries !== AVCOL_PRI_UNSPECIFIED,
    heightPx: height,
  };
}

/** Which of the two ways of being brighter than a screen's white a transfer function is. */
export function hdrOf(transfer: number): "pq" | "hlg" | null {
  if (transfer === AVCOL_TRC_SMPTE2084) return "pq";
  return transfer === AVCOL_TRC_ARIB_STD_B67 ? "hlg" : null;
}

/** By the directions in which a picture's rows and columns run on the screen. */
const turns: Readonly<Record<string, readonly string[]>> = {
  "1,0,0,1": [],
  "0,1,-1,0": ["transpose=clock"],
  "-1,0,0,-1": ["hflip", "vflip"],
  "0,-1,1,0": ["transpose=cclock"],
  "-1,0,0,1": ["hflip"],
  "1,0,0,-1": ["vflip"],
  "0,1,1,0": ["transpose=cclock_flip"],
  "0,-1,-1,0": ["transpose=clock_flip"],
};

/** Whether width and height change places, by FFmpeg's display matrix. */
export const isQuarterTurn = (matrix: Buffer | null): boolean => turnOf(matrix).isQuarterTurned;

/** FFmpeg's display matrix is the same for every container: nine numbers of 32 bits. What is neither upright nor a quarter turn stays as it is. */
function turnOf(matrix: Buffer | null): Pick<PictureFacts, "turning" | "isQuarterTurned"> {
  if (!matrix || matrix.length < 36) return { turning: [], isQuarterTurned: false };
  const [a = 0, b = 0, c = 0, d = 0] = [0, 4, 12, 16].map((at) => matrix.readInt32LE(at));
  const isQuarterTurned = Math.abs(b) > Math.abs(a);
  const key = (isQuarterTurned ? [0, b, c, 0] : [a, 0, 0, d]).map(Math.sign).join(",");
  return turns[key] ? { turning: turns[key], isQuarterTurned } : { turning: [], isQuarterTurned: false };
}

/** Some decoders say nothing of it where each picture is one of two fields; the container may. */
export const deinterlace = "bwdif=mode=send_frame:deint=all";

/** For PQ and HLG, the white of what is seen of it in a room at 203 cd/m², as ITU-R BT.2408 has it, and what is brighter bent under a screen's white. */
const toneMap = "tonemapx=tonemap=mobius:desat=0:t=bt709:m=bt709:p=bt709:r=tv:format=yuv420p";
const narrowGamut = "zscale=p=bt709:t=bt709:m=bt709:r=tv:d=none";

/**
 * The filters that give a film's pictures as they are seen: upright, of so many square pixels, over black, of an ordinary screen's
 * brightness and colours. For `film` as an encoder of H.264 takes them, with what they say of their colours; for `picture` as sRGB. Interlaced
 * ones must have gone through `deinterlace` before.
 */
export function seenFilters(facts: PictureFacts, sides: Sides, form: "film" | "picture"): string[] {
  const [w, h] = facts.isQuarterTurned ? [sides.heightPx, sides.widthPx] : [sides.widthPx, sides.heightPx];
  const size = `scale=w=${w}:h=${h}:flags=bicubic`;
  const planar = facts.isRgb ? ["format=gbrap|gbrap10le|gbrap12le|gbrap16le"] : [];
  const over = facts.hasAlpha ? [...planar, "premultiply=inplace=1"] : [];
  const turned = [...facts.turning, "setsar=1"];
  const seen = facts.matrix ?? (facts.heightPx < highDefinitionPx ? "smpte170m" : "bt709");
  if (facts.isHdr || facts.isWide) {
    const told = facts.matrix === null && !facts.isRgb ? ["setparams=colorspace=bt2020nc"] : [];
    const film = facts.isHdr ? [toneMap] : [narrowGamut, "format=yuv420p"];
    const mapped = [...over, ...told, size, "format=yuv420p10le", ...film, ...turned];
    return form === "film" ? mapped : [...mapped, ...toScreen("bt709", sides.widthPx, sides.heightPx)];
  }
  if (form === "picture") {
    const from = facts.isRgb || seen === "other" ? "auto" : seen;
    return [...over, ...toScreen(from, w, h), ...turned];
  }
  const isOwn = !facts.isRgb && seen !== "other";
  const matrix = isOwn ? seen : "bt709";
  return [
    ...over,
    `${size}:out_range=tv${isOwn ? "" : ":out_color_matrix=bt709"}`,
    "format=yuv420p",
    ...turned,
    `setparams=range=tv:colorspace=${matrix}${facts.saysPrimaries && isOwn ? "" : `:color_primaries=${matrix}:color_trc=${matrix === "bt709" ? "bt709" : "smpte170m"}`}`,
  ];
}

function toScreen(matrix: string, w: number, h: number): string[] {
  const precise = "flags=bicubic+accurate_rnd+full_chroma_int";
  return [`scale=w=${w}:h=${h}:in_color_matrix=${matrix}:out_range=pc:${precise}`, "format=rgb24"];
}
