/** Below this height, players take pictures that do not say their colours for those of standard television. */
export const highDefinitionPx = 720;
