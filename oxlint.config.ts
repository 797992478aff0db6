import { defineConfig, type DummyRuleMap } from "oxlint";

type Layer = {
  files: string[];
  /** Beginnings of our own specifiers that it may import; everything else of ours is refused. */
  may: string[];
  /** Beginnings of our own specifiers that stay refused although `may` covers them. */
  except?: string[];
  /** Packages that it must not touch, subpaths included. */
  never?: string[];
  /** What its tests may import beside what every test may. */
  testsMay?: string[];
};

const node = ["node:"];
const react = ["react", "react-dom", "@tanstack/react-query"];
const next = ["next"];
const prisma = ["@prisma/", "prisma", "pg", "pg-boss"];
const native = ["sharp", "@mediabunny/server", "node-av"];
const providerServerHalf = ["#lib/providers/registry", "#lib/providers/*/client", "#lib/providers/server/"];

/** What several features share, in the order in which they may import each other. */
const shared = ["state", "keys"];
/** The features in their order: each may import the ones before it and none after it. */
const features = [
  ...["playhead", "drafts", "feedback", "inputs", "reuse", "viewer", "generation", "compare", "run"],
  ...["prompts", "composer", "history", "gallery", "scoreboard", "account", "shell"],
];

function componentLayers(): Record<string, Layer> {
  const rooms = [...shared, ...features];
  const rows = rooms.map((room, index) => {
    const earlier = rooms.slice(0, index + 1).map((name) => `#components/${name}/`);
    const lib = features.includes(room)
      ? ["#lib/domain/", "#lib/media/", "#lib/providers/", "#lib/actions/", "#lib/queries/"]
      : ["#lib/domain/"];
    const layer: Layer = {
      files: [`components/${room}/**`],
      may: ["#components/ui/", ...earlier, ...lib],
      except: [...providerServerHalf, "#lib/media/server/"],
      never: [...node, ...prisma, ...native],
    };
    return [`components/${room}`, layer] as const;
  });
  return Object.fromEntries(rows);
}

/** "Who may import what". The last layer that names a file decides, so the narrower one stands after the wider. */
const layers: Record<string, Layer> = {
  // Whatever no row below names: a new folder begins with nothing of ours, until it has a row.
  "a file in no layer": { files: ["**"], may: [] },
  domain: {
    files: ["lib/domain/**"],
    may: ["#lib/domain/"],
    never: [...react, ...next, ...node, ...prisma, ...native],
  },
  config: { files: ["lib/config.ts"], may: ["#lib/domain/"], never: [...react, ...next, ...prisma] },
  "providers, browser half": {
    files: ["lib/providers/**"],
    may: ["#lib/domain/", "#lib/providers/"],
    except: providerServerHalf,
    never: [...react, ...next, ...node, ...prisma, ...native],
  },
  "providers, server half": {
    files: [
      "lib/providers/registry.ts",
      "lib/providers/conformance.ts",
      "lib/providers/*/client.ts",
      "lib/providers/server/**",
      "lib/providers/*/server/**",
    ],
    may: ["#lib/domain/", "#lib/providers/", "#lib/outbound/"],
    never: [...react, ...next, ...prisma],
  },
  "providers, the studio's own": {
    files: ["lib/providers/animatic/client.ts", "lib/providers/animatic/server/**"],
    may: ["#lib/domain/", "#lib/providers/", "#lib/outbound/", "#lib/media/"],
    never: [...react, ...next, ...prisma],
  },
  media: {
    files: ["lib/media/**"],
    may: ["#lib/domain/", "#lib/media/"],
    except: ["#lib/media/server/"],
    never: [...react, ...next, ...prisma, ...native, ...node],
  },
  "media/server": {
    files: ["lib/media/server/**"],
    may: ["#lib/domain/", "#lib/media/"],
    never: [...react, ...next, ...prisma],
  },
  outbound: {
    files: ["lib/outbound/**"],
    may: ["#lib/domain/", "#lib/config.ts", "#lib/outbound/"],
    never: [...react, ...next, ...prisma],
  },
  sealing: {
    files: ["lib/sealing/**"],
    may: ["#lib/domain/", "#lib/config.ts", "#lib/sealing/"],
    never: [...react, ...next, ...prisma],
  },
  data: {
    files: ["lib/data/**"],
    may: ["#lib/domain/", "#lib/config.ts", "#lib/data/"],
    never: [...react, ...next],
  },
  storage: {
    files: ["lib/storage/**"],
    may: ["#lib/domain/", "#lib/config.ts", "#lib/media/server/", "#lib/storage/"],
    never: [...react, ...next, ...prisma],
  },
  session: {
    files: ["lib/session/**"],
    // The secret that signs cookies is kept like every other one.
    may: ["#lib/domain/", "#lib/data/", "#lib/config.ts", "#lib/session/", "#lib/sealing/secret.ts"],
    never: [...react, ...next],
  },
  "session/page": {
    files: ["lib/session/page.ts"],
    may: ["#lib/domain/", "#lib/data/", "#lib/config.ts", "#lib/session/"],
    never: ["react-dom", ...prisma],
  },
  worker: {
    files: ["lib/worker/**"],
    may: [
      "#lib/domain/",
      "#lib/providers/",
      "#lib/media/",
      "#lib/data/",
      "#lib/storage/",
      "#lib/outbound/",
      "#lib/sealing/",
      "#lib/config.ts",
      "#lib/worker/",
    ],
    never: [...react, ...next],
  },
  actions: {
    files: ["lib/actions/**"],
    may: ["#lib/"],
    except: ["#lib/queries/", "#lib/launch/", "#lib/serve/", "#lib/worker/"],
    never: ["react-dom", ...prisma],
  },
  reads: {
    files: ["lib/reads/**"],
    may: [
      "#lib/domain/",
      "#lib/data/",
      "#lib/session/",
      "#lib/providers/",
      "#lib/storage/",
      "#lib/media/server/",
      "#lib/outbound/",
      "#lib/config.ts",
      "#lib/reads/",
    ],
    except: providerServerHalf,
    never: ["react-dom", ...prisma],
  },
  queries: {
    files: ["lib/queries/**"],
    may: ["#lib/domain/", "#lib/actions/", "#lib/queries/"],
    never: [...next, ...node, ...prisma, ...native],
  },
  serve: {
    files: ["lib/serve/**"],
    may: [
      "#lib/domain/",
      "#lib/data/",
      "#lib/session/",
      "#lib/storage/",
      "#lib/providers/catalog.ts",
      "#lib/sealing/secret.ts",
      "#lib/config.ts",
      "#lib/serve/",
    ],
    never: [...react, ...prisma],
    testsMay: ["#lib/"], // they ask every page, route, action and file from outside
  },
  launch: { files: ["lib/launch/**"], may: ["#lib/"] },
  components: { files: ["components/**"], may: [] },
  "components/ui": { files: ["components/ui/**"], may: ["#components/ui/"], never: [...node, ...prisma] },
  ...componentLayers(),
  app: {
    files: ["app/**"],
    may: ["#components/", "#lib/"],
    except: ["#lib/worker/", "#lib/launch/"],
    never: [...prisma, ...native],
  },
  simulators: {
    files: ["simulators/**"],
    may: ["#simulators/", "#lib/domain/"],
    never: [...react, ...next, ...prisma],
  },
  e2e: {
    files: ["e2e/**"],
    may: ["#e2e/", "#simulators/", "#lib/domain/", "#lib/data/"],
    never: [...react, ...next],
  },
  "bench and tools": {
    files: ["bench/**", "tools/**"],
    may: ["#lib/", "#components/", "#simulators/", "#e2e/", "#tools/", "#bench/"],
  },
  proxy: { files: ["proxy.ts"], may: ["#lib/session/", "#lib/config.ts"] },
  instrumentation: { files: ["instrumentation.ts"], may: ["#lib/reads/log.ts"] },
};

/** What tests may import beside their layer: the domain, a test database, other people's contracts, simulators. */
const testsMay = [
  "#lib/domain/",
  "#lib/config.ts",
  "#lib/data/",
  "#lib/launch/",
  "#simulators/",
  "#e2e/",
  "#tools/",
];

const upwards = {
  regex: "(?:^|/)\\.\\./",
  message: "Across folders, import by # specifier; within one, by ./",
};
const zod = { name: "zod", message: 'Write: import * as z from "zod/mini".' };

const globs = (start: string) =>
  start === "#lib/" ? ["\\#lib/*", "\\#lib/*/**"] : [`\\${start}${start.endsWith("/") ? "**" : "*"}`];
const escapeRegex = (text: string) => text.replace(/[.\\/$^+?()[\]{}|-]/g, "\\$&");
const packagePattern = (start: string) => escapeRegex(start) + (/[:/]$/.test(start) ? "" : "(?:/|$)");

function importRule(layer: Layer, name: string, isTest: boolean): DummyRuleMap["no-restricted-imports"] {
  const may = isTest ? [...layer.may, ...testsMay, ...(layer.testsMay ?? [])] : layer.may;
  const never = isTest ? [] : (layer.never ?? []);
  const mayMint = isTest || ["session", "worker", "launch", "bench and tools"].includes(name);
  const patterns = [
    upwards,
    {
      // In one group a later allowance undoes an earlier denial: denials go last.
      group: [
        "\\#*/**",
        ...may.flatMap(globs).map((allowed) => `!${allowed}`),
        ...(isTest ? [] : (layer.except ?? []).flatMap(globs)),
        ...(mayMint ? [] : ["**/scope-mint.ts"]),
      ],
      message: `The import table does not let ${name} import this.`,
    },
    ...(never.length
      ? [{ regex: `^(?:${never.map(packagePattern).join("|")})`, message: `Not for ${name}.` }]
      : []),
  ];
  return ["error", { paths: isTest ? [] : [zod], patterns }];
}

const layerOverrides = Object.entries(layers).flatMap(([name, layer]) => [
  {
    files: layer.files.flatMap((glob) => (glob.endsWith("**") ? [`${glob}/*.ts`, `${glob}/*.tsx`] : [glob])),
    rules: { "no-restricted-imports": importRule(layer, name, false) },
  },
  {
    files: layer.files.flatMap((glob) =>
      glob.endsWith("**")
        ? [`${glob}/*.test.ts`, `${glob}/*.test.tsx`, `${glob}/testing/**`]
        : glob.endsWith("/client.ts")
          ? []
          : [glob.replace(/\.ts$/, ".test.ts")],
    ),
    rules: { "no-restricted-imports": importRule(layer, name, true) },
  },
]);

export default defineConfig({
  plugins: ["typescript", "unicorn", "oxc", "import", "react", "jsx-a11y", "nextjs", "vitest"],
  categories: { correctness: "error", suspicious: "off", perf: "off" },
  ignorePatterns: [
    "node_modules",
    ".next*",
    "lib/data/generated",
    "next-env.d.ts",
    "/data",
    "**/fixtures/**",
  ],
  options: { typeAware: true },
  rules: {
    "max-lines": ["error", { max: 300 }],
    "no-console": "error",
    "no-debugger": "error",
    "no-restricted-imports": ["error", { patterns: [upwards] }],
    "import/no-cycle": ["error", { ignoreTypes: true }],
    eqeqeq: ["error", "always", { null: "ignore" }],
    "typescript/no-explicit-any": "error",
    "typescript/no-floating-promises": "error",
    "typescript/no-misused-promises": ["error", { checksVoidReturn: false }],
    "typescript/await-thenable": "error",
    "typescript/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    "typescript/consistent-type-imports": "error",
    "typescript/only-throw-error": "error",
    "typescript/no-misused-spread": ["error", { allow: [{ from: "lib", name: "string" }, "string"] }],
    "typescript/ban-ts-comment": "error",
    "react/rules-of-hooks": "error",
    "react/exhaustive-deps": "error",
    "react/no-array-index-key": "error",
    "react/button-has-type": "error",
    "unicorn/no-abusive-eslint-disable": "error",
    "unicorn/prefer-node-protocol": "error",
    "vitest/valid-expect": ["error", { maxArgs: 2 }], // the second says which of many cases failed
    "vitest/expect-expect": ["error", { assertFunctionNames: ["expect*", "fc.assert", "check*", "assert*"] }],
    "jsx-a11y/role-has-required-aria-props": "off", // a checkbox in the role of a switch has its state by nature
    "vitest/no-conditional-expect": "off", // properties ask different things of different cases
    "unicorn/no-useless-spread": "off", // rows of command-line arguments read better so
    "vitest/no-focused-tests": "error",
    "vitest/no-disabled-tests": "error",
  },
  overrides: [
    ...layerOverrides,
    {
      files: [
        "**/{fixtures,simulators,testing}/**",
        "**/*.test.ts",
        "**/*.spec.ts",
        "**/{limits,tables}.ts",
        "oxlint.config.ts",
      ],
      rules: { "max-lines": "off" },
    },
    // What prints to a terminal: the launcher's own lines, benchmarks and simulators.
    {
      files: ["lib/launch/**", "lib/serve/**", "tools/**", "bench/**", "simulators/**", "e2e/**"],
      rules: { "no-console": "off" },
    },
    { files: ["e2e/**"], rules: { "react/rules-of-hooks": "off" } },
  ],
});
