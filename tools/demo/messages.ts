import { password, people } from "./tables.ts";

/** What `npm run demo` prints while it starts and fills its folder. */
export const demoLines = {
  providers: (count: number) => `${count} simulated providers are up. Nothing here can cost money.`,
  emptied: (folder: string) => `Emptied ${folder}.`,
  again: (folder: string) => `The last start ended before ${folder} was full: beginning again.`,
  filling: "Making a studio's work: uploads, runs, verdicts, galleries. Look around meanwhile.",
  made: (prompt: string, results: number, place: string) => `  ${place}  ${prompt}: ${results} results`,
  gallery: (title: string, state: string) => `  Gallery "${title}", ${state}`,
  full: (seconds: number) => `Everything is there after ${seconds} s.`,
  stopped: (reason: string) =>
    `The work could not be finished: ${reason}. Start again: it begins anew by itself.`,
  welcome: (address: string, gallery: string | null) => [
    "",
    `  Studio   ${address}`,
    `  Owner    ${people.lena.email}   password ${password}`,
    `  Member   ${people.jonas.email}   password ${password}`,
    ...(gallery ? [`  Gallery  ${gallery}`] : []),
    "",
  ],
  onPurpose:
    '"Neon alley" stays queued, running and saving on purpose, so that these states can be seen. Ctrl-C ends the demo.',
};

/** Why it cannot start: one sentence. */
export const demoRefusals = {
  foreignFolder: (folder: string) =>
    `${folder} was not made by npm run demo, so it is left alone: npm run demo -- another-folder.`,
  simulatorPort: (provider: string, port: number) =>
    `Port ${port}, for the simulator of ${provider}, is taken: end the demo that runs already, or set PORT to another one.`,
};
