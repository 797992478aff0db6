import { type Reference, referenceSchema } from "#lib/domain/prompt/reference.ts";

/** The attributes of a token in copied HTML: the whole reference, so that it keeps its file wherever it is pasted. */
export function referenceAttributes(reference: Reference): Record<string, string> {
  return { "data-reference": JSON.stringify(reference) };
}

/** Reads a token from pasted HTML, which anybody may have written: null unless it is a valid reference. */
export function parseReferenceElement(element: Pick<Element, "getAttribute">): Reference | null {
  try {
    const parsed = referenceSchema.safeParse(JSON.parse(element.getAttribute("data-reference") ?? ""));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
