import type { ComponentProps } from "react";

/** A picture of the studio's own, served as it is: media do not pass through the framework's image optimiser. */
export function Still({ alt, ...rest }: ComponentProps<"img"> & { alt: string }) {
  // oxlint-disable-next-line nextjs/no-img-element -- see above
  return <img {...rest} alt={alt} decoding="async" />;
}
