/** Encodings that the studio's own demuxer reads, by FFmpeg's names where these are others. */
const shortNames: Readonly<Record<string, string>> = {
  h264: "avc",
  pcm_alaw: "alaw",
  pcm_mulaw: "ulaw",
  pcm_u8: "pcm-u8",
  pcm_s8: "pcm-s8",
};

/** How an encoding is called in what the studio measures (see `Measured`), by FFmpeg's name for it: `avc`, `pcm-s16`, `mpeg4`, `adpcm_ms`. */
export function shortName(ffmpegName: string): string {
  const samples = /^pcm_([sf]\d\d)(le|be)$/.exec(ffmpegName);
  if (samples) return `pcm-${samples[1]}${samples[2] === "be" ? "be" : ""}`;
  return shortNames[ffmpegName] ?? ffmpegName;
}

/** FFmpeg's names by the four signs that MOV, MP4 and AVI write, in lower case without trailing blanks. */
const byFourSigns: Readonly<Record<string, string>> = {
  ...{ avc1: "h264", avc3: "h264", h264: "h264", x264: "h264", hvc1: "hevc", hev1: "hevc", hevc: "hevc" },
  ...{ vp80: "vp8", vp08: "vp8", vp90: "vp9", vp09: "vp9", av01: "av1" },
  ...{ apch: "prores", apcn: "prores", apcs: "prores", apco: "prores", ap4h: "prores", ap4x: "prores" },
  ...{ mp4v: "mpeg4", xvid: "mpeg4", divx: "mpeg4", dx50: "mpeg4", fmp4: "mpeg4", "3iv2": "mpeg4" },
  ...{ div3: "msmpeg4v3", mp43: "msmpeg4v3", mp42: "msmpeg4v2", mpg4: "msmpeg4v1" },
  ...{ jpeg: "mjpeg", mjpa: "mjpeg", mjpb: "mjpegb", mjpg: "mjpeg", dmb1: "mjpeg", avrn: "mjpeg" },
  ...{ avdn: "dnxhd", avdh: "dnxhr", mpg1: "mpeg1video", mpg2: "mpeg2video", m2v1: "mpeg2video" },
  ...{ rle: "qtrle", png: "png", mpng: "png", svq1: "svq1", svq3: "svq3", h263: "h263", s263: "h263" },
  ...{ dvc: "dvvideo", dvcp: "dvvideo", dvsd: "dvvideo", dvpp: "dvvideo", dv5n: "dvvideo", dv5p: "dvvideo" },
  ...{ cfhd: "cfhd", vvc1: "vvc", vvi1: "vvc", ffv1: "ffv1", hfyu: "huffyuv", ffvh: "ffvhuff" },
  ...{ ulrg: "utvideo", ulra: "utvideo", uly0: "utvideo", uly2: "utvideo", m8rg: "magicyuv" },
  ...{ hap1: "hap", hap5: "hap", hapy: "hap", cvid: "cinepak", iv50: "indeo5", theo: "theora" },
  ...{ "2vuy": "rawvideo", yuv2: "rawvideo", raw: "rawvideo", v210: "v210", i420: "rawvideo" },
  ...{ yuy2: "rawvideo", uyvy: "rawvideo", "\0\0\0\0": "rawvideo", dib: "rawvideo" },
  ...{ wmv1: "wmv1", wmv2: "wmv2", wmv3: "wmv3", wvc1: "vc1", "vc-1": "vc1", mjp2: "jpeg2000" },
  ...{ alac: "alac", samr: "amr_nb", sawb: "amr_wb", qdm2: "qdm2", qdmc: "qdmc", "ac-4": "ac4" },
  ...{ ima4: "adpcm_ima_qt", "ac-3": "ac3", "ec-3": "eac3", ".mp3": "mp3", mac3: "mace3", mac6: "mace6" },
  ...{ dtsc: "dts", dtse: "dts", dtsh: "dts", dtsl: "dts", mlpa: "truehd", agsm: "gsm", ulaw: "pcm_mulaw" },
  ...{ alaw: "pcm_alaw", none: "pcm_s16be", twos: "pcm_s16be", sowt: "pcm_s16le", fl32: "pcm_f32be" },
  ...{ fl64: "pcm_f64be", in24: "pcm_s24be", in32: "pcm_s32be" },
};

/** What an encoding is called, by the four signs that MOV, MP4, AVI and AIFF write; nothing for unheard-of ones. */
export function codecOfFourSigns(signs: string): string | undefined {
  const key = signs.toLowerCase().replace(/ +$/, "");
  const known = byFourSigns[key];
  return known === undefined ? undefined : shortName(known);
}

/** FFmpeg's names by the numbers that WAV and AVI give to sounds. */
const byWaveTag: Readonly<Record<number, string>> = {
  ...{ 0x06: "pcm_alaw", 0x07: "pcm_mulaw", 0x02: "adpcm_ms", 0x11: "adpcm_ima_wav", 0x31: "gsm_ms" },
  ...{ 0x45: "adpcm_g726", 0x50: "mp2", 0x55: "mp3", 0xff: "aac", 0x160: "wmav1", 0x161: "wmav2" },
  ...{ 0x162: "wmapro", 0x163: "wmapro", 0x2000: "ac3", 0x2001: "dts", 0xf1ac: "flac", 0x706d: "aac" },
  ...{ 0x1610: "aac", 0x69: "adpcm_ima_wav", 0x200: "adpcm_ct", 0x674f: "vorbis", 0x566f: "vorbis" },
};
const [integer, float] = [1, 3];

/** What a sound's encoding is called, by its number in WAV and AVI and the bits of a sample; nothing for unheard-of ones. */
export function codecOfWaveTag(tag: number, bits: number): string | undefined {
  if (tag === integer) return bits === 8 ? "pcm-u8" : `pcm-s${Math.ceil(bits / 8) * 8}`;
  if (tag === float) return `pcm-f${bits}`;
  const known = byWaveTag[tag];
  return known === undefined ? undefined : shortName(known);
}

/** FFmpeg's names by the codec ids of Matroska. */
const byMatroskaId: readonly (readonly [RegExp, string])[] = [
  [/^V_MPEG4\/ISO\/AVC/, "h264"],
  [/^V_MPEGH\/ISO\/HEVC/, "hevc"],
  [/^V_MPEGI\/ISO\/VVC/, "vvc"],
  [/^V_MPEG4\/ISO/, "mpeg4"],
  [/^V_MPEG4\/MS\/V3/, "msmpeg4v3"],
  [/^V_MPEG1/, "mpeg1video"],
  [/^V_MPEG2/, "mpeg2video"],
  [/^V_VP8/, "vp8"],
  [/^V_VP9/, "vp9"],
  [/^V_AV1/, "av1"],
  [/^V_PRORES/, "prores"],
  [/^V_MJPEG/, "mjpeg"],
  [/^V_THEORA/, "theora"],
  [/^V_FFV1/, "ffv1"],
  [/^V_UNCOMPRESSED/, "rawvideo"],
  [/^A_AAC/, "aac"],
  [/^A_MPEG\/L3/, "mp3"],
  [/^A_MPEG\/L2/, "mp2"],
  [/^A_MPEG\/L1/, "mp1"],
  [/^A_OPUS/, "opus"],
  [/^A_VORBIS/, "vorbis"],
  [/^A_FLAC/, "flac"],
  [/^A_AC3/, "ac3"],
  [/^A_EAC3/, "eac3"],
  [/^A_DTS/, "dts"],
  [/^A_TRUEHD/, "truehd"],
  [/^A_ALAC/, "alac"],
  [/^A_TTA/, "tta"],
  [/^A_WAVPACK/, "wavpack"],
];

/** What an encoding is called, by its id in Matroska; nothing for those that another table names, and unheard-of ones. */
export function codecOfMatroskaId(id: string): string | undefined {
  const known = byMatroskaId.find(([pattern]) => pattern.test(id));
  return known && shortName(known[1]);
}
