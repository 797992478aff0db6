// What dragging pictures into another order needs wherever it is done. Each the very same at every drawing, or the drag would begin anew.

export const byMouse = { activationConstraint: { distance: 6 } };
/** A finger that rests means to drag; one that moves means to scroll. */
export const byTouch = { activationConstraint: { delay: 250, tolerance: 8 } };
/** The others move while one is dragged: where they are is looked at again and again. */
export const measuring = { droppable: { frequency: 60 } };
export const settling = { duration: 180, easing: "cubic-bezier(0.2, 0.7, 0.3, 1)" };
const nothing = () => undefined;
/** The page says itself where a picture went, by the keys too. */
export const wordless = {
  announcements: { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing },
  screenReaderInstructions: { draggable: "" },
};
