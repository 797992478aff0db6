import { expect, test, vi } from "vitest";
import { createTaskQueue } from "./task-queue.ts";

const never = new AbortController().signal;

test("no more tasks than allowed run at once, in order, and a failure stops no other", async () => {
  const queue = createTaskQueue(3);
  const order: number[] = [];
  let running = 0;
  let most = 0;
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, (_, index) =>
      queue.run(async () => {
        order.push(index);
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        if (index % 4 === 1) throw new Error("no");
        return index;
      }, never),
    ),
  );
  expect(most).toBe(3);
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(results.map(({ status }) => status === "fulfilled")).toEqual(order.map((index) => index % 4 !== 1));
});

test("a task that was stopped before its turn never runs", async () => {
  const queue = createTaskQueue(1);
  const control = new AbortController();
  let release = () => {};
  const first = queue.run(() => new Promise<void>((resolve) => (release = resolve)), never);
  let ran = false;
  const second = queue.run(async () => void (ran = true), control.signal);
  control.abort(new Error("stopped"));
  release();
  await first;
  await expect(second).rejects.toThrow("stopped");
  expect(ran).toBe(false);
});

test("tasks that take long make way for as many others", async () => {
  const queue = createTaskQueue(2, 10);
  const releases: (() => void)[] = [];
  const endless = () => new Promise<void>((resolve) => releases.push(resolve));
  const slow = [1, 2].map(() => queue.run(endless));
  expect(await Promise.all([3, 4, 5].map((value) => queue.run(async () => value)))).toEqual([3, 4, 5]);
  for (const release of releases) release();
  await Promise.all(slow);
});

test("no more than twice as many run at once, however long they take", async () => {
  const queue = createTaskQueue(2, 1);
  const releases: (() => void)[] = [];
  const tasks = Array.from({ length: 6 }, () =>
    queue.run(() => new Promise<void>((resolve) => releases.push(resolve))),
  );
  await vi.waitFor(() => expect(releases).toHaveLength(4));
  await new Promise((resolve) => setImmediate(resolve));
  expect(releases).toHaveLength(4);
  for (let index = 0; index < 6; index++) {
    await vi.waitFor(() => expect(releases.length).toBeGreaterThan(index));
    releases[index]?.();
  }
  await Promise.all(tasks);
});
