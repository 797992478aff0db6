const seconds = 2;

/** A file by its name and what FFmpeg's command line is told to make it by. */
type Made = { name: string; options: readonly string[] };

const sound = (rate: number, channels: number) =>
  `-f lavfi -t ${seconds} -i sine=440:r=${rate} -ac ${channels}`.split(" ");
const pictures = (size: string, rate: string) =>
  `-f lavfi -t ${seconds} -i testsrc2=s=${size}:r=${rate}`.split(" ");
const words = (text: string) => text.split(" ").filter(Boolean);
const across = <A, B>(first: readonly A[], second: readonly B[]): [A, B][] =>
  first.flatMap((a) => second.map((b): [A, B] => [a, b]));

/** Layouts of pixels of encoders that take no other. */
const layoutOf: Readonly<Record<string, string>> = {
  mjpeg: "yuvj420p",
  prores_ks: "yuv422p10le",
  huffyuv: "yuv422p",
  rawvideo: "bgr24",
};
const rates = [8000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000] as const;
const wavCodecs =
  "pcm_u8 pcm_s16le pcm_s24le pcm_s32le pcm_f32le pcm_f64le pcm_alaw pcm_mulaw adpcm_ima_wav adpcm_ms libmp3lame ac3";
const frameRates = [
  "24000/1001",
  "24",
  "25",
  "30000/1001",
  "30",
  "48",
  "50",
  "60000/1001",
  "60",
  "12",
  "25/2",
  "1",
] as const;
const sizes = ["320x180", "642x480", "640x642", "176x144", "1280x536", "96x720"] as const;

/** Files of odd encodings, rates, layouts and sizes. */
export const oddFiles: readonly Made[] = [
  ...across(words(wavCodecs), [44_100, 48_000]).map(([codec, rate]) => ({
    name: `${codec}-${rate}.wav`,
    options: [...sound(rate, 2), "-c:a", codec, "-f", "wav"],
  })),
  ...across([1, 2, 6], [8000, 96_000]).map(([channels, rate]) => ({
    name: `${channels}-channels-${rate}.wav`,
    options: sound(rate, channels),
  })),
  ...across(rates, [
    "-b:a 64k",
    "-q:a 2",
    "-b:a 64k -write_xing 0",
    "-q:a 2 -write_xing 0",
    "-id3v2_version 3 -write_id3v1 1",
  ]).map(([rate, how]) => ({
    name: `${rate}${how.replaceAll(/[ :]/g, "")}.mp3`,
    options: [...sound(rate, 1), ..."-c:a libmp3lame".split(" "), ...words(how)],
  })),
  ...across(
    ["aac", "alac", "ac3", "libmp3lame"],
    ["", "-movflags +faststart", "-movflags +frag_keyframe+empty_moov"],
  ).map(([codec, how], index) => ({
    name: `${codec}-${index % 3}.m4a`,
    options: [...sound(44_100, 2), "-c:a", codec, ...words(how), "-f", "mp4"],
  })),
  ...["libopus", "libvorbis"].map((codec) => ({
    name: `${codec}.webm`,
    options: [...sound(48_000, 2), "-c:a", codec],
  })),
  ...across(frameRates, ["mp4", "mov", "webm"]).map(([rate, extension]) => ({
    name: `${rate.replace("/", "of")}.${extension}`,
    options: [
      ...pictures("320x180", rate),
      ...(extension === "webm" ? words("-c:v libvpx -b:v 300k") : words("-c:v libx264 -pix_fmt yuv420p")),
    ],
  })),
  ...sizes.map((size) => ({
    name: `${size}.mp4`,
    options: [...pictures(size, "24"), ...words("-c:v libx264 -pix_fmt yuv420p")],
  })),
  ...["yuv422p", "yuv444p", "yuv420p10le"].map((layout) => ({
    name: `${layout}.mp4`,
    options: [...pictures("320x180", "24"), ...words(`-c:v libx264 -pix_fmt ${layout}`)],
  })),
  ...across(["libx264", "libx265", "mpeg4", "mjpeg", "libvpx-vp9"], ["mp4", "mov"]).map(
    ([codec, extension]) => ({
      name: `${codec}.${extension}`,
      options: [
        ...pictures("320x180", "24"),
        ...sound(44_100, 2),
        ..."-c:a aac -pix_fmt yuv420p".split(" "),
        "-c:v",
        codec,
      ],
    }),
  ),
  ...["prores_ks", "dnxhd -profile:v dnxhr_sq", "qtrle", "png"].map((codec) => ({
    name: `${words(codec)[0]}.mov`,
    options: [...pictures("320x180", "24"), "-c:v", ...words(codec)],
  })),
  ...["+frag_keyframe+empty_moov", "+faststart", "+frag_every_frame+empty_moov"].map((flags, index) => ({
    name: `layout-${index}.mp4`,
    options: [
      ...pictures("320x180", "25"),
      ...words(`-c:v libx264 -bf 3 -pix_fmt yuv420p -movflags ${flags}`),
    ],
  })),
  ...across(["jpg", "png", "webp", "gif", "bmp", "tiff"], sizes).map(([extension, size]) => ({
    name: `${size}.${extension}`,
    options: [...pictures(size, "1"), "-frames:v", "1"],
  })),
  ...across(
    ["libx264", "libx265", "mpeg2video", "mpeg4", "mjpeg", "ffv1", "libvpx-vp9", "prores_ks"],
    ["aac", "flac", "libopus", "ac3", "pcm_s24le"],
  ).map(([codec, sounding]) => ({
    name: `${codec}-${sounding}.mkv`,
    options: [
      ...pictures("320x180", "25"),
      ...sound(48_000, 2),
      ...["-c:v", codec, "-c:a", sounding, "-pix_fmt", layoutOf[codec] ?? "yuv420p"],
    ],
  })),
  ...["libopus", "libvorbis", "flac", "aac", "pcm_s16le", "ac3", "alac", "libmp3lame"].map((codec) => ({
    name: `${codec}.mka`,
    options: [...sound(48_000, 2), "-c:a", codec, "-f", "matroska"],
  })),
  ...across(
    ["mpeg4", "mjpeg", "libx264 -bf 0", "huffyuv", "rawvideo", "msmpeg4v2", "ffv1"],
    ["libmp3lame", "pcm_s16le", "ac3", "adpcm_ms"],
  ).map(([codec, sounding]) => ({
    name: `${words(codec)[0]}-${sounding}.avi`,
    options: [
      ...pictures("320x180", "25"),
      ...sound(44_100, 2),
      ...["-pix_fmt", layoutOf[codec] ?? "yuv420p", "-c:a", sounding, "-c:v", ...words(codec)],
    ],
  })),
  ...across(frameRates, ["mkv", "avi"]).map(([rate, extension]) => ({
    name: `${rate.replace("/", "of")}.${extension}`,
    options: [...pictures("320x180", rate), ...words("-c:v mpeg4")],
  })),
  ...across(rates, [
    "flac",
    "libvorbis ogg",
    "libopus ogg",
    "flac ogg",
    "pcm_s16be aiff",
    "aac adts aac",
  ]).map(([rate, how]) => {
    const [codec = "", muxer = codec, extension = muxer] = words(how);
    return {
      name: `${codec}-${rate}.${extension}`,
      options: [...sound(rate, 2), "-c:a", codec, "-f", muxer],
    };
  }),
  ...["pcm_s8", "pcm_s24be", "pcm_s32be", "pcm_f32be", "pcm_f64be", "pcm_alaw", "pcm_s16le"].map((codec) => ({
    name: `${codec}.aiff`,
    options: [...sound(44_100, 2), "-c:a", codec],
  })),
  ...["", "-c:a pcm_s24le", "-ac 6"].map((how, index) => ({
    name: `rf64-${index}.wav`,
    options: [...sound(48_000, 2), ...words(how), "-rf64", "always"],
  })),
  ...across(["2/1", "4/3", "8/9", "1/2"], ["mp4", "mov", "mkv"]).map(([shape, extension]) => ({
    name: `pixels-${shape.replace("/", "to")}.${extension}`,
    options: [...pictures("320x180", "24"), ...words(`-vf setsar=${shape} -c:v libx264 -pix_fmt yuv420p`)],
  })),
  ...["dnxhr_lb", "dnxhr_hq", "dnxhr_hqx"].map((profile) => ({
    name: `${profile}.mov`,
    options: [
      ...pictures("640x360", "24"),
      ...words(
        `-c:v dnxhd -profile:v ${profile} -pix_fmt ${profile.endsWith("x") ? "yuv422p10le" : "yuv422p"}`,
      ),
    ],
  })),
  ...["0", "1", "2", "3", "4 -pix_fmt yuva444p10le"].map((profile) => ({
    name: `prores-${words(profile)[0]}.mov`,
    options: [...pictures("320x180", "24"), ...words(`-c:v prores_ks -profile:v ${profile}`)],
  })),
  ...["mp4", "mov", "mkv"].map((extension) => ({
    name: `fields.${extension}`,
    options: [
      ...pictures("320x192", "50"),
      ...words("-vf tinterlace=interleave_top,setfield=tff -c:v libx264 -flags +ildct+ilme -pix_fmt yuv420p"),
    ],
  })),
  ...["smpte2084", "arib-std-b67"].map((curve) => ({
    name: `${curve}.mp4`,
    options: [
      ...pictures("320x180", "24"),
      ...words("-c:v libx265 -pix_fmt yuv420p10le -x265-params"),
      `log-level=none:colorprim=bt2020:transfer=${curve}:colormatrix=bt2020nc`,
    ],
  })),
  { name: "theora.ogg", options: [...pictures("320x180", "24"), ...words("-c:v libtheora -f ogg")] },
  ...across(["jxl", "avif"], sizes).map(([extension, size]) => ({
    name: `${size}.${extension}`,
    options: [
      ...pictures(size, "1"),
      ...words("-frames:v 1"),
      ...(extension === "avif" ? words("-c:v libaom-av1 -still-picture 1 -cpu-used 8") : []),
    ],
  })),
  ...["gray", "rgba", "rgb48be", "gray16be", "monob", "pal8"].map((layout) => ({
    name: `${layout}.png`,
    options: [...pictures("320x180", "1"), ...words(`-frames:v 1 -pix_fmt ${layout}`)],
  })),
];
