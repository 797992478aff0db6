/** What UploadThing's libraries call an app. Here it is always this studio. */
const appId = "triptych";

/** The key with which this studio's own ingest and its upload route know each other, made from the ingest secret. */
export function localApiKey(secret: string): string {
  return `sk_${secret}`;
}

/** The same as a token in UploadThing's form: base64 of JSON. */
export function localToken(secret: string): string {
  const token = { apiKey: localApiKey(secret), appId, regions: ["local"], ingestHost: "localhost" };
  return Buffer.from(JSON.stringify(token)).toString("base64");
}
