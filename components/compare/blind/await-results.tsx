"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const lookEveryMs = 2000;

/** Looks again while too few results are there and more are being made. */
export function AwaitResults() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), lookEveryMs);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
