import { CircleAlert } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";

/** Why the form was not taken, read at once when it appears. */
export function FormRefusal({ children }: { children: string | null }) {
  if (!children) return null;
  return (
    <p
      role="alert"
      className="flex gap-2 rounded-control border border-line bg-raised p-3 text-13 text-failed"
    >
      <Icon of={CircleAlert} className="mt-0.5" />
      <span>{children}</span>
    </p>
  );
}
