// What ical.js reads in the cards (RFC 6350) that are named: their lines, as JSON.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

for (const path of process.argv.slice(2)) {
  const [kind, lines] = ICAL.parse(readFileSync(path, "utf8"));
  if (kind !== "vcard") throw new Error(`${path} is a ${kind}`);
  console.log(JSON.stringify(lines));
}
