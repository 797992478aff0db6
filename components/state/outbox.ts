import { showToast } from "#components/ui/toast.ts";
import { canonicalJson } from "#lib/domain/base/canonical-json.ts";
import { outboxMessages, refusalMessage, type RefusedAction } from "./messages.ts";
import type { Store } from "./store.ts";

export type OutboxOptions<Change> = {
  /** Unique in the browser: of all its tabs, one at a time sends from it. */
  name: string;
  /** What is not confirmed, the oldest first: the same in all tabs. */
  kept: Store<readonly Change[]>;
  /** A later change takes the place of an earlier one of the same key. */
  keyOf: (change: Change) => string;
  /** Has the studio keep a change. A call that throws got no answer. */
  post: (change: Change) => Promise<{ ok: true } | RefusedAction>;
  /** The studio has it now. It stays in the outbox until this is done. */
  onSaved: (change: Change) => void | Promise<void>;
  /** For refusals that are this outbox's own. */
  words?: Readonly<Record<string, string>>;
  /** Does work when nobody else does any of that name. */
  alone?: <Done>(name: string, work: () => Promise<Done>) => Promise<Done>;
};

export type Outbox<Change> = {
  /** Sends what an earlier page could not, and hears of what other tabs have sent; gives the way to stop. */
  start: () => () => void;
  give: (change: Change) => void;
  /** Sends what is left, now. Says whether the studio has answered to all of it. */
  send: () => Promise<boolean>;
};

const retryMs = 1000;
const retryMaxMs = 30_000;
/** Within the first of these failures one after the other nobody needs to be told. */
const quietFailures = 4;

/**
 * Keeps changes in the browser until the studio has confirmed them, and sends them one by one, the oldest first: what has no answer is
 * sent again before anything that came after it. Each tab sends what was given in it, or was left when it came.
 */
export function createOutbox<Change>(options: OutboxOptions<Change>): Outbox<Change> {
  const { name, kept, keyOf, post, onSaved, words, alone = aloneInBrowser } = options;
  const own = new Set<string>(); // what this tab sends, in canonical JSON: another tab may have read it anew
  const seen = new Map<string, Change>(); // by key: what was there when this tab looked last
  let sending: Promise<boolean> | null = null;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const fail = () => {
    failures += 1;
    timer = setTimeout(() => void send(), Math.min(retryMs * 2 ** (failures - 1), retryMaxMs));
    if (failures === quietFailures + 1)
      showToast({
        id: name,
        title: outboxMessages.unreachable,
        detail: outboxMessages.kept,
        tone: "failed",
      });
    return false;
  };

  const look = () => {
    const there = new Map(kept.get().map((change) => [keyOf(change), change]));
    const gone = [...seen].filter(([key]) => !there.has(key));
    seen.clear();
    for (const [key, change] of there) seen.set(key, change);
    for (const [, change] of gone) void onSaved(change); // another tab has sent it
  };

  const work = async (): Promise<boolean> => {
    clearTimeout(timer);
    try {
      for (;;) {
        const change = kept.get().find((one) => own.has(canonicalJson(one)));
        if (!change) return true;
        const answer = await post(change).catch(() => null);
        if (!answer) return fail();
        failures = 0;
        if (answer.ok) await onSaved(change);
        else showToast({ title: refusalMessage(answer, words), tone: "failed" });
        const answered = canonicalJson(change);
        own.delete(answered);
        seen.delete(keyOf(change));
        kept.update((all) => all.filter((one) => canonicalJson(one) !== answered));
      }
    } finally {
      sending = null; // at once, so that nothing is left to one that has ended
    }
  };

  const send = () => (sending ??= alone(name, work));

  return {
    start() {
      for (const change of kept.get()) own.add(canonicalJson(change));
      look();
      void send();
      return kept.subscribe(look);
    },
    give(change) {
      own.add(canonicalJson(change));
      kept.update((all) => [...all.filter((other) => keyOf(other) !== keyOf(change)), change]);
      void send();
    },
    send,
  };
}

/** By a lock of the browser, where it has any: pages that come by plain http from another machine have none, and send side by side. */
function aloneInBrowser<Done>(name: string, work: () => Promise<Done>): Promise<Done> {
  const locks: LockManager | undefined = navigator.locks;
  return locks ? locks.request(name, work) : Promise.resolve().then(work);
}
