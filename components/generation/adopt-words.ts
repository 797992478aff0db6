/** Why a task could not be adopted. */
export const adoptWords = {
  taken: "Another generation already has this task id. Check the id.",
  "no-id": "This provider gives its work no id. There is nothing to adopt.",
} as const;
