"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { controlClass } from "#components/ui/control-class.ts";
import { Field, type FieldProps } from "#components/ui/field.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { fieldMessages } from "./messages.ts";

type PasswordFieldProps = FieldProps & Omit<ComponentProps<"input">, "className" | "id" | "type">;

/** A password that can be read while it is typed. */
export function PasswordField({ label, description, error, className, ...input }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  return (
    <Field {...{ label, description, error, className }}>
      {(control) => (
        <div className="relative">
          <input
            spellCheck={false}
            autoCapitalize="none"
            {...input}
            {...control}
            type={isShown ? "text" : "password"}
            className={controlClass("h-9 pr-11 pointer-coarse:h-11 pointer-coarse:text-16")}
          />
          <IconButton
            label={isShown ? fieldMessages.hideCharacters : fieldMessages.showCharacters}
            icon={isShown ? EyeOff : Eye}
            onClick={() => setShown(!isShown)}
            className="absolute! inset-y-0 right-1 my-auto"
          />
        </div>
      )}
    </Field>
  );
}
