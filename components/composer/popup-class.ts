/** The look of what hangs from a pill of the box. */
export const popupClass =
  "max-h-(--available-height) w-80 max-w-(--available-width) animate-settle overflow-y-auto rounded-panel border border-edge/45 bg-raised p-3 text-text shadow-float outline-none";
