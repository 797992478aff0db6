import type { NextConfig } from "next";
import { PHASE_DEVELOPMENT_SERVER } from "next/constants.js";

const extensions = ["tsx", "ts"];

/** `page.dev.tsx` is a page in development alone: a build does not see it. */
export default function config(phase: string): NextConfig {
  return {
    // The launcher builds into a new folder and serves from the one that it knows to be whole.
    distDir: process.env.NEXT_DIST_DIR ?? ".next",
    pageExtensions: phase === PHASE_DEVELOPMENT_SERVER ? ["dev.tsx", ...extensions] : extensions,
    agentRules: false,
    poweredByHeader: false,
    reactStrictMode: true,
    htmlLimitedBots: /.*/, // title and cards stand in the head for everybody: crawlers go by many names, and some browsers run no script
    images: { unoptimized: true }, // or `/_next/image` keeps pictures of galleries for hours, and gives them to anybody, when their link has ended
    logging: { serverFunctions: false }, // development would print the arguments of actions: passwords and keys
    typescript: { ignoreBuildErrors: true }, // `npm run check` is the gate; building twice would only be slower
    serverExternalPackages: [
      "@prisma/client",
      "@prisma/adapter-pg",
      "pg",
      "pg-boss",
      "sharp",
      "@mediabunny/server",
      "pino",
    ],
  };
}
