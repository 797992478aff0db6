const words: Record<string, string> = {
  avc: "H.264",
  h264: "H.264",
  hevc: "HEVC",
  h265: "HEVC",
  vp8: "VP8",
  vp9: "VP9",
  av1: "AV1",
  prores: "ProRes",
  dnxhd: "DNxHD",
  dnxhr: "DNxHR",
  mjpeg: "Motion JPEG",
  mpeg4: "MPEG-4 Visual",
  mpeg2video: "MPEG-2",
  aac: "AAC",
  mp3: "MP3",
  opus: "Opus",
  vorbis: "Vorbis",
  flac: "FLAC",
  alac: "ALAC",
  ac3: "AC-3",
  eac3: "E-AC-3",
};

/** What people call an encoding that a reading has named; one that nobody put into words stays as it is. */
export function codecWord(codec: string): string {
  if (codec.startsWith("adpcm")) return "ADPCM";
  return codec.startsWith("pcm") ? "PCM" : (words[codec] ?? codec);
}
