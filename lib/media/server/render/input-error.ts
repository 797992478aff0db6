/** A file cannot be used. Its message is a sentence for the author that names the file. */
export class InputError extends Error {
  override name = "InputError";
}
