/** Three columns where there is room, two on a middling screen, one on a phone; two rows beside the references. */
export const tableClass =
  "grid grow content-start items-start gap-3 p-3 min-[56.25rem]:grid-rows-[auto_1fr] min-[56.25rem]:grid-cols-[18.75rem_minmax(0,1fr)] min-[80rem]:grid-cols-[19rem_minmax(0,1fr)_clamp(21rem,27vw,34rem)] sm:gap-4 sm:p-4";
