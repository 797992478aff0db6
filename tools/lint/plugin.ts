import { dirname, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { RuleTester } from "oxlint/plugins-dev";
import { checkImport, type Taken } from "./check-import.ts";

// The linter has names for its types in its tester alone.
type Rule = Extract<Parameters<RuleTester["run"]>[1], { create: unknown }>;
type Visitor = ReturnType<NonNullable<Rule["create"]>>;
type Node<Type extends keyof Visitor> = Parameters<NonNullable<Visitor[Type]>>[0];
type Source = Node<"ImportExpression">["source"];

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** "Who may import what", for every way of importing. */
const importTable: Rule = {
  create({ filename, report }) {
    const file = relative(root, filename).replaceAll(sep, "/");
    const check = (source: Source | null, taken: Taken) => {
      const specifier = source && textOf(source);
      const message = specifier && checkImport(file, specifier, taken);
      if (message) report({ node: source, message });
    };
    return {
      ImportDeclaration: ({ source, specifiers, importKind }) =>
        check(source, importKind === "type" ? [] : takenBy(specifiers)),
      ExportNamedDeclaration: ({ source, specifiers, exportKind }) =>
        check(source, exportKind === "type" ? [] : takenBy(specifiers)),
      ExportAllDeclaration: ({ source, exportKind }) =>
        check(source, exportKind === "type" ? [] : "everything"),
      ImportExpression: ({ source }) => check(source, "everything"),
      TSImportType: ({ source }) => check(source, []),
      TSExternalModuleReference: ({ expression }) => check(expression, "everything"),
    };
  },
};

function textOf(source: Source): string | null {
  if (source.type === "Literal") return String(source.value);
  return source.type === "TemplateLiteral" && source.quasis.length === 1
    ? source.quasis[0]!.value.cooked
    : null;
}

type Specifier = Node<"ImportDeclaration" | "ExportNamedDeclaration">["specifiers"][number];

function takenBy(specifiers: readonly Specifier[]): Taken {
  const names: string[] = [];
  for (const specifier of specifiers) {
    if (specifier.type === "ImportNamespaceSpecifier") return "everything";
    if (specifier.type === "ImportDefaultSpecifier") names.push("default");
    else if (specifier.type === "ImportSpecifier") {
      if (specifier.importKind !== "type") names.push(nameOf(specifier.imported));
    } else if (specifier.exportKind !== "type") names.push(nameOf(specifier.local));
  }
  return specifiers.length > 0 ? names : "everything"; // `import "…"` runs all of it
}

const nameOf = (name: Node<"ImportSpecifier">["imported"]) =>
  name.type === "Literal" ? name.value : name.name;

/** Pure code is told what time it is: of `Date` it takes only what needs no clock. */
const noClock: Rule = {
  create({ sourceCode, report }) {
    return {
      Identifier(node) {
        if (node.name === "Date" && !isWithoutClock(node) && sourceCode.isGlobalReference(node))
          report({ node, message: "Pure code reads no clock: let the moment be given to it." });
      },
    };
  },
};

function isWithoutClock({ parent, ...node }: Node<"Identifier">): boolean {
  if (parent.type === "NewExpression") return parent.arguments.length > 0;
  if (parent.type === "BinaryExpression") return parent.operator === "instanceof";
  if (parent.type !== "MemberExpression" || parent.computed) return parent.type.startsWith("TS");
  return parent.object.start === node.start && ["UTC", "parse"].includes(parent.property.name);
}

/** The rules of this house, which no linter brings along. */
export default {
  meta: { name: "triptych" },
  rules: { "import-table": importTable, "no-clock": noClock },
};
