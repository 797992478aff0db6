"use client";

import { Plus } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { shellMessages } from "./messages.ts";

/** In the header of every page but the empty studio, which is a new prompt. */
export function NewPromptButton() {
  const router = useRouter();
  if (usePathname() === "/studio") return null;
  return (
    <Button
      variant="quiet"
      size="small"
      className="min-w-8 px-2! text-text! pointer-coarse:min-w-[44px]"
      onClick={() => router.push("/studio")}
    >
      <Icon of={Plus} />
      <span className="sr-only @min-[60rem]:not-sr-only">{shellMessages.newPrompt}</span>
    </Button>
  );
}
