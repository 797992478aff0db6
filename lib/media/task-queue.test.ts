import { expect, test } from "vitest";
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

/** A task that ends when it is released or told to stop, or at once where it begins anew and is over; it tells how often it began. */
function endlessTask() {
  const task = {
    begun: 0,
    isOver: false,
    release: () => {},
    run: (stop: AbortSignal) =>
      new Promise<number>((resolve, reject) => {
        task.begun += 1;
        task.release = () => resolve(task.begun);
        if (task.isOver) task.release();
        stop.addEventListener("abort", () => reject(new Error("stopped")));
      }),
  };
  return task;
}

test("however many take long, all others have their turn, and in the end they have theirs", async () => {
  const queue = createTaskQueue(2, 10);
  const endless = Array.from({ length: 7 }, endlessTask);
  const ends = endless.map(({ run }) => queue.run(run));
  expect(await Promise.all([7, 8, 9].map((value) => queue.run(async () => value)))).toEqual([7, 8, 9]);
  for (const { release } of endless) release();
  for (const task of endless) task.isOver = true;
  expect(await Promise.all(ends)).toEqual(endless.map(({ begun }) => begun));
});

test("a task that was slow but once waits for none that is slow for ever", async () => {
  const queue = createTaskQueue(1, 10);
  const endless = Array.from({ length: 3 }, endlessTask);
  for (const { run } of endless) void queue.run(run);
  const slowOnce = endlessTask();
  const end = queue.run(slowOnce.run);
  void queue.run(endlessTask().run);
  await expect.poll(() => slowOnce.begun).toBeGreaterThan(0); // a busy machine looks late
  slowOnce.isOver = true;
  expect(await end).toBe(slowOnce.begun);
});

test("no more than twice as many run at once, and none is stopped where no other waits", async () => {
  const queue = createTaskQueue(2, 1);
  const endless = Array.from({ length: 4 }, endlessTask);
  const ends = endless.map(({ run }) => queue.run(run));
  await expect.poll(() => endless.map(({ begun }) => begun)).toEqual([1, 1, 1, 1]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  for (const { release } of endless) release();
  expect(await Promise.all(ends)).toEqual([1, 1, 1, 1]);
});
