import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { askForNotifications, notify } from "./notifications.ts";
import { FakeStorage } from "./testing/fake-storage.ts";

const ask = vi.fn<() => Promise<string>>(() => Promise.resolve("denied"));
const shown: string[] = [];
const browser = (permission: string) =>
  class Told extends EventTarget {
    static readonly permission = permission;
    static readonly requestPermission = ask;
    constructor(title: string) {
      super();
      shown.push(title);
    }
  };

function open(permission: string, isSecureContext = true): void {
  const Notification = browser(permission);
  vi.stubGlobal("Notification", Notification);
  vi.stubGlobal("window", Object.assign(new EventTarget(), { isSecureContext, Notification }));
}

beforeEach(() => {
  vi.stubGlobal("localStorage", new FakeStorage());
  ask.mockClear();
  shown.length = 0;
});

afterEach(() => vi.unstubAllGlobals());

test("without a secure context nobody is asked, and nothing is shown", () => {
  open("default", false);
  askForNotifications();
  open("granted", false);
  notify("1 video ready", () => undefined);
  expect(ask).not.toHaveBeenCalled();
  expect(shown).toEqual([]);
});

test("whoever answered the browser is not asked again", () => {
  for (const permission of ["granted", "denied"]) {
    open(permission);
    askForNotifications();
  }
  expect(ask).not.toHaveBeenCalled();
});

test("whoever looked away was asked once", () => {
  open("default");
  askForNotifications();
  askForNotifications();
  expect(ask).toHaveBeenCalledTimes(1);
});

test("only what was allowed is shown", () => {
  open("denied");
  notify("1 video ready", () => undefined);
  open("granted");
  notify("4 videos ready", () => undefined);
  expect(shown).toEqual(["4 videos ready"]);
});
