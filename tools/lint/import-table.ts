/** One row of "who may import what". Files of ours are named by globs of their paths from the root. */
export type Row = {
  /** Whose imports it speaks of. `:id` stands for one folder, and for that same folder in the lists below. */
  files: string[];
  /** What of ours they may import: everything else of ours is refused. */
  may: string[];
  /** What stays refused although `may` covers it. */
  except?: string[];
  /** From these files only what has such a name, or is only a type. */
  only?: Record<string, RegExp>;
  /** Packages that they must not touch, subpaths included. */
  never?: string[];
  /** What their tests may import besides, beyond what every test may. */
  testsMay?: string[];
};

const node = ["node:"];
const react = ["react", "react-dom", "@tanstack/react-query"];
const next = ["next"];
const prisma = ["@prisma/", "prisma", "pg", "pg-boss"];
const native = ["sharp", "@mediabunny/server", "node-av"];

/** Makes the scopes that say whose data is read. No glob below covers it: who may mint names it. */
export const mint = "lib/domain/base/scope-mint.ts";

/** What every test may import beside its row: the domain, a test database, other people's contracts, simulators. */
export const everyTestMay = [
  ...["lib/domain/**", mint, "lib/config.ts", "lib/data/**", "lib/launch/**"],
  ...["simulators/**", "e2e/**", "tools/**"],
];

/** What shared code and the browser see of the providers: never a provider's own folder, and no client. */
const sharedProviders = ["lib/providers/*.ts", "lib/providers/testing/**"];
const clients = ["lib/providers/registry.ts", "lib/providers/conformance.ts"];

/** What several features share, in the order in which they may import each other. */
const shared = ["state", "keys"];
/** The features in their order: each may import the ones before it and none after it. */
const features = [
  ...["playhead", "drafts", "feedback", "inputs", "reuse", "generation", "compare", "run"],
  ...["prompts", "composer", "history", "gallery", "spend", "scoreboard", "account", "shell"],
  "scenes", // shows all of them in their states, in development only
];

function componentRows(): Record<string, Row> {
  const rooms = [...shared, ...features];
  const rows = rooms.map((room, index): [string, Row] => {
    const earlier = rooms.slice(0, index + 1).map((name) => `components/${name}/**`);
    const lib = shared.includes(room)
      ? ["lib/domain/**"]
      : ["lib/domain/**", "lib/media/**", ...sharedProviders, "lib/actions/**", "lib/queries/**"];
    return [
      `components/${room}`,
      {
        files: [`components/${room}/**`],
        may: ["components/ui/**", ...earlier, ...lib],
        except: [...clients, "lib/media/server/**"],
        never: [...node, ...prisma, ...native],
        testsMay: ["lib/media/server/testing/**"],
      },
    ];
  });
  return Object.fromEntries(rows);
}

/** What only looks, by its name: a page reads, and every write is an action's. */
const reading = /^(?:find|get|list|count|is|needs|read)[A-Z]/;

/** Who may import what. The last row that names a file decides, so the narrower one stands after the wider. */
export const importTable: Record<string, Row> = {
  // Whatever no row below names: a new folder begins with nothing of ours, until it has a row.
  "a file in no layer": { files: ["**"], may: [] },

  "lib/domain": {
    files: ["lib/domain/**"],
    may: ["lib/domain/**"],
    never: [...react, ...next, ...node, ...prisma, ...native],
  },
  "lib/config": {
    files: ["lib/config.ts"],
    may: ["lib/domain/**"],
    never: [...react, ...next, ...prisma],
  },

  "providers, shared": {
    files: ["lib/providers/*.ts", "lib/providers/testing/**"],
    may: ["lib/domain/**", ...sharedProviders],
    except: clients,
    never: [...react, ...next, ...node, ...prisma, ...native],
    testsMay: ["lib/providers/**"],
  },
  "providers, catalog": {
    files: ["lib/providers/catalog.ts"],
    may: ["lib/domain/**", ...sharedProviders, "lib/providers/*/index.ts"],
    except: clients,
    never: [...react, ...next, ...node, ...prisma, ...native],
  },
  "providers, registry": {
    files: ["lib/providers/registry.ts"],
    may: ["lib/domain/**", ...sharedProviders, "lib/providers/*/client.ts"],
    never: [...react, ...next, ...prisma],
  },
  "providers, conformance": {
    files: ["lib/providers/conformance.ts"],
    may: ["lib/domain/**", ...sharedProviders],
    never: [...react, ...next, ...prisma],
  },
  "a provider, browser half": {
    files: ["lib/providers/:id/**"],
    may: ["lib/domain/**", ...sharedProviders, "lib/providers/:id/**"],
    except: [...clients, "lib/providers/:id/client.ts", "lib/providers/:id/server/**"],
    never: [...react, ...next, ...node, ...prisma, ...native],
    testsMay: [...clients, "lib/providers/:id/client.ts", "lib/providers/:id/server/**"],
  },
  "a provider, server half": {
    files: ["lib/providers/:id/client.ts", "lib/providers/:id/server/**"],
    may: [
      ...["lib/domain/**", "lib/outbound/**"],
      ...[...sharedProviders, "lib/providers/server/**", "lib/providers/:id/**"],
    ],
    except: clients,
    never: [...react, ...next, ...prisma],
    testsMay: clients,
  },
  // It renders here what the others are asked for.
  "the studio's own provider, server half": {
    files: ["lib/providers/animatic/client.ts", "lib/providers/animatic/server/**"],
    may: [
      ...["lib/domain/**", "lib/outbound/**", "lib/media/**"],
      ...[...sharedProviders, "lib/providers/server/**", "lib/providers/animatic/**"],
    ],
    except: clients,
    never: [...react, ...next, ...prisma],
    testsMay: clients,
  },
  "providers, what clients share": {
    files: ["lib/providers/server/**"],
    may: ["lib/domain/**", "lib/outbound/**", ...sharedProviders, "lib/providers/server/**"],
    except: clients,
    never: [...react, ...next, ...prisma],
    testsMay: clients,
  },

  "lib/media": {
    files: ["lib/media/**"],
    may: ["lib/domain/**", "lib/media/**"],
    except: ["lib/media/server/**"],
    never: [...react, ...next, ...node, ...prisma, ...native],
    testsMay: ["lib/media/server/**"],
  },
  "lib/media/server": {
    files: ["lib/media/server/**"],
    may: ["lib/domain/**", "lib/media/**"],
    never: [...react, ...next, ...prisma],
  },
  "lib/outbound": {
    files: ["lib/outbound/**"],
    may: ["lib/domain/**", "lib/config.ts", "lib/outbound/**"],
    never: [...react, ...next, ...prisma],
  },
  "lib/sealing": {
    files: ["lib/sealing/**"],
    may: ["lib/domain/**", "lib/config.ts", "lib/sealing/**"],
    never: [...react, ...next, ...prisma],
  },
  "lib/data": {
    files: ["lib/data/**"],
    may: ["lib/domain/**", "lib/config.ts", "lib/data/**"],
    never: [...react, ...next],
  },
  "lib/storage": {
    files: ["lib/storage/**"],
    may: ["lib/domain/**", "lib/config.ts", "lib/media/server/**", "lib/storage/**"],
    never: [...react, ...next, ...prisma],
  },
  "lib/session": {
    files: ["lib/session/**"],
    // The secret that signs cookies is kept like every other one.
    may: [
      ...["lib/domain/**", mint, "lib/data/**", "lib/config.ts"],
      ...["lib/session/**", "lib/sealing/secret.ts"],
    ],
    except: ["lib/session/page.ts"],
    never: [...react, ...next],
  },
  "lib/session/page": {
    files: ["lib/session/page.ts"],
    may: ["lib/domain/**", "lib/data/**", "lib/config.ts", "lib/session/**"],
    never: ["react-dom", ...prisma],
  },
  "lib/worker": {
    files: ["lib/worker/**"],
    may: [
      ...["lib/domain/**", mint, "lib/config.ts", "lib/media/**", "lib/data/**", "lib/storage/**"],
      ...["lib/outbound/**", "lib/sealing/**", "lib/worker/**"],
      ...[...sharedProviders, "lib/providers/server/**"],
    ],
    never: [...react, ...next],
  },
  "lib/doctor": {
    files: ["lib/doctor/**"],
    may: [
      ...["lib/domain/**", mint, "lib/config.ts", "lib/data/**", "lib/storage/**", "lib/sealing/**"],
      ...["lib/providers/catalog.ts", "lib/doctor/**"],
    ],
    never: [...react, ...next, ...prisma],
    testsMay: ["lib/worker/**"], // what is repaired is for the worker to finish
  },
  "lib/actions": {
    files: ["lib/actions/**"],
    may: ["lib/**"],
    except: [
      ...["lib/queries/**", "lib/launch/**", "lib/serve/**", "lib/worker/**"],
      ...["lib/providers/*/**", "lib/providers/registry.ts"],
    ],
    never: ["react-dom", ...prisma],
  },
  "lib/reads": {
    files: ["lib/reads/**"],
    may: [
      ...["lib/domain/**", "lib/config.ts", "lib/data/**", "lib/session/**", "lib/storage/**"],
      ...["lib/media/server/**", "lib/outbound/**", "lib/reads/**", ...sharedProviders],
    ],
    except: clients,
    never: ["react-dom", ...prisma],
  },
  "lib/queries": {
    files: ["lib/queries/**"],
    may: ["lib/domain/**", "lib/actions/**", "lib/queries/**"],
    never: [...next, ...node, ...prisma, ...native],
  },
  "lib/serve": {
    files: ["lib/serve/**"],
    may: [
      ...["lib/domain/**", "lib/config.ts", "lib/data/**", "lib/session/**", "lib/storage/**"],
      ...["lib/providers/catalog.ts", "lib/sealing/secret.ts", "lib/serve/**"],
    ],
    never: [...react, ...prisma],
    testsMay: ["lib/**"], // they ask every page, route, action and file from outside
  },
  "lib/launch": { files: ["lib/launch/**"], may: ["lib/**", mint] },

  "components/ui": {
    files: ["components/ui/**"],
    may: ["components/ui/**"],
    never: [...node, ...prisma, ...native],
  },
  ...componentRows(),

  app: {
    files: ["app/**"],
    may: [
      ...["app/**", "components/**", "lib/domain/**", "lib/config.ts", "lib/providers/*.ts"],
      ...[
        "lib/data/**",
        "lib/storage/**",
        "lib/session/**",
        "lib/reads/**",
        "lib/actions/**",
        "lib/queries/**",
      ],
    ],
    except: clients,
    only: { "lib/data/**": reading, "lib/storage/**": reading },
    never: [...prisma, ...native],
  },
  // It says under which name a browser saves the file that it gets.
  "app, a file to save": {
    files: ["app/g/*/remix/*/route.ts"],
    may: ["lib/domain/**", "lib/reads/**", "lib/storage/media/media-headers.ts"],
    never: [...prisma, ...native],
  },
  // The one write that comes by a route: the cloud tells of an upload by calling it.
  "app, the cloud's callback": {
    files: ["app/api/uploadthing/route.ts"],
    may: [
      ...["lib/domain/**", "lib/config.ts", "lib/sealing/secret.ts", "lib/session/**", "lib/storage/**"],
      "lib/serve/register-finished-upload.ts",
    ],
    never: [...prisma, ...native],
  },
  proxy: { files: ["proxy.ts"], may: ["lib/session/**", "lib/config.ts"] },
  instrumentation: { files: ["instrumentation.ts"], may: ["lib/reads/log.ts"] },

  // They know nothing of the studio, but encode their films as it renders its own.
  simulators: {
    files: ["simulators/**"],
    may: ["simulators/**", "lib/domain/**", "lib/media/server/render/**"],
    never: [...react, ...next, ...prisma],
  },
  e2e: {
    files: ["e2e/**"],
    may: ["e2e/**", "simulators/**", "lib/domain/**", "lib/data/**"],
    never: [...react, ...next],
  },
  "bench and tools": {
    files: ["bench/**", "tools/**"],
    may: ["lib/**", mint, "components/**", "simulators/**", "e2e/**", "tools/**", "bench/**"],
  },
};
