/** Characters of the name that a visitor types, and of a comment. */
export const visitorNameMax = 60;
export const commentMax = 1000;
