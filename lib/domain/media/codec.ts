const words: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ avc: "H.264", h264: "H.264", hevc: "HEVC", h265: "HEVC", vvc: "H.266", h263: "H.263" },
    ...{ vp8: "VP8", vp9: "VP9", av1: "AV1", theora: "Theora", mpeg1video: "MPEG-1", mpeg2video: "MPEG-2" },
    ...{ mpeg4: "MPEG-4 Visual", msmpeg4v1: "MS-MPEG4", msmpeg4v2: "MS-MPEG4", msmpeg4v3: "DivX 3" },
    ...{
      prores: "ProRes",
      dnxhd: "DNxHD",
      dnxhr: "DNxHR",
      cfhd: "CineForm",
      mjpeg: "Motion JPEG",
      png: "PNG",
    },
    ...{ dvvideo: "DV", qtrle: "QuickTime Animation", svq1: "Sorenson Video", svq3: "Sorenson Video" },
    ...{
      cinepak: "Cinepak",
      huffyuv: "HuffYUV",
      ffv1: "FFV1",
      rawvideo: "uncompressed",
      v210: "uncompressed",
    },
    ...{ wmv1: "WMV", wmv2: "WMV", wmv3: "WMV", vc1: "VC-1" },
    ...{ aac: "AAC", mp3: "MP3", mp2: "MP2", opus: "Opus", vorbis: "Vorbis", flac: "FLAC", alac: "ALAC" },
    ...{
      ac3: "AC-3",
      eac3: "E-AC-3",
      dts: "DTS",
      truehd: "TrueHD",
      speex: "Speex",
      alaw: "A-law",
      ulaw: "µ-law",
    },
    ...{ wmav1: "WMA", wmav2: "WMA", amr_nb: "AMR", amr_wb: "AMR", gsm: "GSM", gsm_ms: "GSM" },
    ...{ qdm2: "QDesign Music" },
  }),
);

/** What people call an encoding that a reading has named; one that nobody put into words stays as it is. */
export function codecWord(codec: string): string {
  if (codec.startsWith("adpcm")) return "ADPCM";
  return codec.startsWith("pcm") ? "PCM" : (words.get(codec) ?? codec);
}
