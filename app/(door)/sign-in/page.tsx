import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "#components/account/sign-in-form.tsx";
import { Door } from "#components/shell/door.tsx";
import { findPageMember } from "#lib/session/page.ts";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage() {
  if (await findPageMember()) redirect("/studio");
  return (
    <Door title="Sign in">
      <SignInForm />
    </Door>
  );
}
