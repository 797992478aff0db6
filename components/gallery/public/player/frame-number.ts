/** "01": a clip's number as on a contact sheet. */
export const frameNumber = (number: number): string => String(number).padStart(2, "0");
