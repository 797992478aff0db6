"use client";

import { useId } from "react";
import { Select } from "#components/ui/select.tsx";
import type { MemberId } from "#lib/domain/base/id.ts";
import type { MemberUsage } from "#lib/domain/account/usage.ts";
import { belongingsText, memberMessages } from "./messages.ts";

type RemovalChoiceProps = {
  member: MemberUsage;
  receivers: readonly { id: MemberId; name: string }[];
  ownId: MemberId;
  /** Who gets it; null: nobody, it is deleted. */
  value: MemberId | null;
  onChange: (value: MemberId | null) => void;
};

/** What is to become of somebody's work. */
export function RemovalChoice({ member, receivers, ownId, value, onChange }: RemovalChoiceProps) {
  const name = useId();
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 text-13 font-medium">
        {memberMessages.whatTheyMade(belongingsText(member))}
      </legend>
      <Line
        name={name}
        label={memberMessages.handOver}
        description={memberMessages.handOverHint}
        checked={value !== null}
        onChoose={() => onChange(ownId)}
      />
      {value !== null && (
        <Select
          label={memberMessages.to}
          className="ml-7"
          value={value}
          onChange={({ target }) => onChange(receivers.find(({ id }) => id === target.value)?.id ?? ownId)}
          options={receivers.map((other) => ({
            value: other.id,
            label: other.id === ownId ? memberMessages.yourself(other.name) : other.name,
          }))}
        />
      )}
      <Line
        name={name}
        label={memberMessages.delete}
        description={memberMessages.deleteHint}
        checked={value === null}
        onChoose={() => onChange(null)}
      />
    </fieldset>
  );
}

type LineProps = {
  name: string;
  label: string;
  description: string;
  checked: boolean;
  onChoose: () => void;
};

function Line({ name, label, description, checked, onChoose }: LineProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="flex min-h-8 items-center gap-2.5 pointer-coarse:min-h-11">
        <input
          type="radio"
          id={id}
          name={name}
          checked={checked}
          onChange={onChoose}
          aria-describedby={`${id}-description`}
          className="size-4.5 shrink-0 accent-text"
        />
        {label}
      </label>
      <p id={`${id}-description`} className="ml-7 text-12 text-quiet">
        {description}
      </p>
    </div>
  );
}
