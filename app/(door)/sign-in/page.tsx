import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "#components/account/sign-in-form.tsx";
import { Door } from "#components/shell/door.tsx";
import { findPageMember } from "#lib/session/page.ts";

export const metadata: Metadata = { title: "Sign in" };

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const farewell =
  "Your account is deleted. Its files go within minutes, and what is still on the way after them.";

export default async function SignInPage({ searchParams }: SignInPageProps) {
  if (await findPageMember()) redirect("/studio");
  const { account } = await searchParams;
  return (
    <Door title="Sign in" intro={account === "deleted" && farewell}>
      <SignInForm />
    </Door>
  );
}
