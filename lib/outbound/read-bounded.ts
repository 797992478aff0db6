/** More came than was agreed to. */
export class TooLargeError extends Error {
  override name = "TooLargeError";
}

/** The body as text. Throws `TooLargeError` after `maxBytes` (unpacked), and what `fetch` throws when it breaks off. */
export async function readBoundedText(response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return "";
  const decoder = new TextDecoder();
  let text = "";
  let sizeBytes = 0;
  // The DOM's declaration of ReadableStream lacks the iterator that Node's has.
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > maxBytes) throw new TooLargeError(`The answer is larger than ${maxBytes} bytes.`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
