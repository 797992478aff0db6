import type { Step } from "./scene.ts";

const patienceMs = 10_000;

/** Does what a scene's steps say, one after the other, as soon as what they name is there. Throws when it does not come. */
export async function takeSteps(steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if ("see" in step) await until(`“${step.see}”`, () => isSeen(step.see));
    else if ("press" in step) (await find(pressable, step.press)).click();
    else if ("write" in step) write(await find(writable, step.into), step.write);
    else if ("key" in step) await pressKey(step.key);
    else if ("draw" in step)
      draw(await until("a board", () => document.querySelector("[data-board]")), step.draw);
    else choose(await find("select", step.in), step.choose);
  }
}

const pressable = "button, a, summary, [role=tab], [role=radio], [role=menuitem], input, label";
const writable = "input, textarea, [contenteditable=true]";

function find(selector: string, name: string): Promise<HTMLElement> {
  return until(`“${name}”`, () =>
    [...document.querySelectorAll<HTMLElement>(selector)].find(
      (element) => nameOf(element) === name && !element.closest("[inert]"),
    ),
  );
}

async function until<Found>(what: string, look: () => Found): Promise<NonNullable<Found>> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`a scene waits for ${what} in vain`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function nameOf(element: HTMLElement): string {
  const label = "labels" in element && (element.labels as NodeListOf<HTMLElement> | null)?.[0]; // of every control
  return (element.ariaLabel ?? (label || element).textContent ?? "").replaceAll(/\s+/g, " ").trim();
}

function write(box: HTMLElement, text: string): void {
  box.focus();
  if (box.isContentEditable) window.getSelection()?.selectAllChildren(box);
  if (box.isContentEditable) window.getSelection()?.collapseToEnd();
  document.execCommand("insertText", false, text); // old, and the one way to type as a hand does
}

const isSeen = (words: string) =>
  document.body.textContent.includes(words) ||
  document.querySelector(`[aria-label="${CSS.escape(words)}"]`) !== null;

/** The next key comes once what this one does is there, as with the fastest hand. */
async function pressKey(key: string): Promise<void> {
  await nextFrame();
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  await nextFrame();
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** As a mouse does, whose pointer is there in every browser. */
function draw(board: Element, points: readonly (readonly [number, number])[]): void {
  const { left, top, width, height } = board.getBoundingClientRect();
  const move = (type: string, [x, y]: readonly [number, number]) =>
    board.dispatchEvent(
      new PointerEvent(type, {
        ...{ pointerId: 1, isPrimary: true, bubbles: true, cancelable: true },
        ...{ clientX: left + x * width, clientY: top + y * height },
      }),
    );
  const [first, ...rest] = points;
  if (!first) return;
  move("pointerdown", first);
  for (const point of rest) move("pointermove", point);
  move("pointerup", rest.at(-1) ?? first);
}

/** React hears of a change only when the value was not set by its own setter. */
function choose(select: HTMLElement, word: string): void {
  if (!(select instanceof HTMLSelectElement)) return;
  const option = [...select.options].find(({ label }) => label === word);
  Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, "value")?.set?.call(select, option?.value);
  select.dispatchEvent(new Event("change", { bubbles: true }));
}
