/** In characters. Long phrases are welcome; no rule asks for kinds of characters. */
export const passwordMinLength = 8;
export const passwordMaxLength = 128;
