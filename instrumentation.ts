import type { Instrumentation } from "next";

/** What breaks while a page is made is logged under the number that stands on the page in its place. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return; // the framework builds it for its other runtime, too
  const { logBrokenPage } = await import("#lib/reads/log.ts");
  logBrokenPage(error, request.path);
};
