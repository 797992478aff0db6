import { defineConfig } from "oxlint";

/** What knows no clock, chance, environment or network: the same is said for the same, in the browser and on the server. */
const pure = ["lib/domain/**", "lib/providers/*.ts", "lib/providers/*/*.ts"];
const impure = [
  ...["**/*.test.ts", "**/testing/**", "lib/providers/server/**", "lib/providers/*/client.ts"],
  "lib/providers/conformance.ts",
  "lib/providers/contract.ts", // types alone: its clients are given a `fetch`
];
const outsideOfPure = [
  ...["globalThis", "global", "window", "self", "process", "navigator", "document", "location"],
  ...["localStorage", "sessionStorage", "indexedDB", "caches", "performance", "crypto", "Temporal"],
  ...["setTimeout", "setInterval", "setImmediate", "requestAnimationFrame", "requestIdleCallback"],
  ...["fetch", "XMLHttpRequest", "WebSocket", "EventSource"],
];

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
  jsPlugins: ["./tools/lint/plugin.ts"],
  rules: {
    "max-lines": ["error", { max: 300 }],
    "no-console": "error",
    "no-debugger": "error",
    "triptych/import-table": "error",
    "no-restricted-imports": [
      "error",
      { paths: [{ name: "zod", message: 'Write: import * as z from "zod/mini".' }] },
    ],
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
    {
      files: pure,
      excludeFiles: impure,
      rules: {
        "triptych/no-clock": "error",
        "no-restricted-globals": ["error", ...outsideOfPure],
        "no-restricted-properties": ["error", { object: "Math", property: "random" }],
      },
    },
    {
      files: [
        "**/{fixtures,simulators,tables,testing}/**",
        "**/*.test.ts",
        "**/*.spec.ts",
        "**/{limits,tables}.ts",
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
