import { AudioLines, Film, Image, type LucideIcon } from "lucide-react";
import { Icon } from "./icon.tsx";

const looks: Record<"image" | "video" | "audio", { icon: LucideIcon; color: string }> = {
  image: { icon: Image, color: "text-image" },
  video: { icon: Film, color: "text-video" },
  audio: { icon: AudioLines, color: "text-audio" },
};

type KindIconProps = { kind: "image" | "video" | "audio"; size?: 14 | 16 | 20 | 28; className?: string };

/** A kind's shape and faint hue, to stand beside its word. */
export function KindIcon({ kind, size = 16, className = "" }: KindIconProps) {
  const { icon, color } = looks[kind];
  return <Icon of={icon} size={size} className={`${color} ${className}`} />;
}
