/**
 * A film that is not given any more may be a link that has ended while its gallery was open: then the page says so, as to whoever comes
 * now. The question is no view that counts.
 */
export async function leaveWhatHasEnded(): Promise<void> {
  try {
    const { status } = await fetch(location.pathname, { method: "HEAD", headers: { purpose: "prefetch" } });
    if (status === 404) location.reload();
  } catch {
    // Nobody answers: what is open stays as it is.
  }
}
