/**
 * Whether a migration does anything but add to a database: whatever is not known to be a pure addition counts as a change of what is
 * there. Statements end at a semicolon, as they do where migrations are applied.
 */
export function changesData(sql: string): boolean {
  const statements = sql.replace(quotedOrComment, (found) => (/^['"]/.test(found) ? found : "")).split(";");
  return statements.some((statement) => statement.trim() !== "" && !isAddition(statement.trim()));
}

const quotedOrComment = /'(?:[^']|'')*'|"[^"]*"|--[^\n]*|\/\*.*?\*\//gs;
const creation =
  /^CREATE (?:TABLE (?:"[^"]+"|\w+) \(|(?:(?:UNIQUE )?INDEX|FUNCTION|TYPE|SEQUENCE|SCHEMA) )|^COMMENT ON /i;
const alteration = /^ALTER TABLE (?:ONLY )?(?:"[^"]+"|\w+)(?=\s)/i;
const addition = /^ADD (?:COLUMN|CONSTRAINT) /i;

function isAddition(statement: string): boolean {
  const line = statement.replace(/\s+/g, " ");
  if (!alteration.test(line)) return creation.test(line);
  return actionsOf(line.replace(alteration, "")).every((action) => addition.test(action));
}

/** The parts of a list, at the commas that stand in no brackets and no quotes. */
function actionsOf(list: string): string[] {
  const actions = [""];
  let depth = 0;
  for (const [token] of list.matchAll(/'[^']*'|"[^"]*"|[^'"]/g)) {
    if (token === "(") depth += 1;
    if (token === ")") depth -= 1;
    if (token === "," && depth === 0) actions.push("");
    else actions.push((actions.pop() ?? "") + token);
  }
  return actions.map((action) => action.trim());
}
