import { describe, expect, test } from "vitest";
import { followPress, type Standing, takePress } from "./kept-press.ts";

const standing = (change: Partial<Standing>): Standing => ({
  isStarterComing: false,
  isArriving: false,
  blocked: null,
  models: "oxen siray",
  ...change,
});
const arriving = standing({ isArriving: true, blocked: "Uploading clip1.mp4, 40 %" });
const noStarter = () => "none";

describe("a press of Generate", () => {
  test("sends where something can be sent", () => {
    expect(takePress(standing({}), noStarter)).toBe("send");
  });

  test("is kept for the models that it means while files are on their way, and for none where nobody can run the prompt", () => {
    expect(takePress(arriving, noStarter)).toEqual({ keptFor: "oxen siray" });
    expect(takePress({ ...arriving, models: "" }, noStarter)).toEqual({ say: arriving.blocked });
  });

  test("means the starter that is on its way, whatever the prompt is without it", () => {
    const coming = standing({ isStarterComing: true, blocked: "The prompt is empty.", models: "" });
    expect(takePress(coming, () => "animatic")).toEqual({ keptFor: "animatic" });
    expect(followPress("animatic", coming)).toBe("wait");
    expect(followPress("animatic", standing({ models: "animatic" }))).toBe("send");
  });

  test("says why not where waiting does not help", () => {
    expect(takePress(standing({ blocked: "No model chosen" }), noStarter)).toEqual({
      say: "No model chosen",
    });
  });
});

describe("a kept press", () => {
  test("waits for files, then sends to those that were meant", () => {
    expect(followPress("oxen siray", arriving)).toBe("wait");
    expect(followPress("oxen siray", standing({}))).toBe("send");
  });

  test("is not sent to others than were meant: the file that came may be refused by one", () => {
    expect(followPress("oxen siray", standing({ models: "oxen" }))).toBe("changed");
    expect(followPress("oxen", standing({ models: "oxen siray" }))).toBe("changed");
  });

  test("ends with the reason where what came cannot be sent, or an upload stands still", () => {
    expect(followPress("oxen siray", standing({ blocked: "No model can run this" }))).toEqual({
      say: "No model can run this",
    });
  });
});
