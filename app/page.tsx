import { redirect } from "next/navigation";
import { requireMember } from "#lib/session/page.ts";

export default async function HomePage(): Promise<never> {
  await requireMember();
  redirect("/studio");
}
