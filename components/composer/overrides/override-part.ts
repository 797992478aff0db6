import type { ReactNode } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { OverrideFields } from "./override-fields.ts";

/** What a part of a model's form is given: the form, and how its controls are named after the model. */
export type OverridePart = { form: UseFormReturn<OverrideFields>; named: (what: string) => ReactNode };
