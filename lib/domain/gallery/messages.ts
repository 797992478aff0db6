/** What a gallery is called in words. */
export const galleryMessages = {
  /** The title of a gallery that was given none. */
  untitled: "Untitled gallery",
};
