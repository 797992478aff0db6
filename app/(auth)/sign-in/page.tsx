import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthPage } from "#components/account/auth-page.tsx";
import { signInMessages } from "#components/account/messages.ts";
import { SignInForm } from "#components/account/sign-in-form.tsx";
import { findPageMember } from "#lib/session/page.ts";

export const metadata: Metadata = { title: signInMessages.title };

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  if (await findPageMember()) redirect("/studio");
  const { account } = await searchParams;
  return (
    <AuthPage
      title={signInMessages.title}
      intro={account === "deleted" ? signInMessages.accountDeleted : signInMessages.tagline}
    >
      <SignInForm />
    </AuthPage>
  );
}
