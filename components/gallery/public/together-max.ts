/** So many clips are played at once: more living films slow a page down. */
export const togetherMax = 8;
