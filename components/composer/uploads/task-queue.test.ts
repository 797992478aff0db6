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
