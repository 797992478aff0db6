/** Why a task could not be adopted. */
export const adoptWords = {
  taken: "Another generation has this task id. Check the id.",
  "no-id": "This provider gives no task ids: nothing to adopt.",
} as const;
