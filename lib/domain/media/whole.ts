/** Readers take a file's zero for a few pictures earlier or later, and encodings hold some sound at either end that nobody hears. */
const toleratedSeconds = 0.25;
/** At a constant rate the last picture may fall between two of them. */
const toleratedPictures = 1.5;

/**
 * Whether what was made ends too early for being all that was to be made: the one tolerance for that, of pictures and sounds. Slow films
 * may lack a picture more: give how long one of theirs lasts.
 */
export function endsEarly(madeSeconds: number, ofSeconds: number, pictureSeconds = 0): boolean {
  return madeSeconds < ofSeconds - Math.max(toleratedSeconds, toleratedPictures * pictureSeconds);
}
