import { registerMediabunnyServer } from "@mediabunny/server";

/** FFmpeg's codecs for mediabunny, without its search for graphics cards: that takes time and fills the log where there is none. */
registerMediabunnyServer({ hardwareContext: null });
