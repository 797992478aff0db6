export { visitorWords } from "./messages.ts";
