// What Pages CMS does with a file: it shows it in a form, takes what was typed, checks that, and saves.
//
// Written by its documentation and by what it was seen to do; it reads and writes YAML with the same package.
// Standard input: {settings: text, jobs: [{path, text: text or null, typed: [[keys, value], …]}]}, where keys
// lead to a value in the form. Standard output: [{refused: [sentence, …], text}], one for each job.
import { readFileSync } from "node:fs";
import merge from "lodash.mergewith";
import YAML from "yaml";

const { settings, jobs } = JSON.parse(readFileSync(0, "utf8"));
const config = YAML.parse(settings, { strict: false });
const isEmpty = (value) => value === undefined || value === null || value === "";

const whole = (field) => {
  const { component, ...own } = field;
  const made = component ? { ...config.components[component], ...own } : own;
  return made.fields ? { ...made, fields: made.fields.map(whole) } : made;
};

function entryFor(path) {
  const name = path.split("/").at(-1);
  return config.content.find((entry) => {
    if (entry.type === "file") return entry.path === path;
    const ending = entry.filename.template.split(".").at(-1);
    const inside = path === `${entry.path}/${name}` && name.endsWith(`.${ending}`);
    return inside && !(entry.exclude ?? []).includes(name);
  });
}

const mediaOf = (field) => config.media.find(({ name }) => name === field.options.media);

function swapped(path, from, to) {
  return path.startsWith(from) ? `${to}/${path.slice(from.length).replace(/^\//, "")}` : path;
}

// What is in no list is shown as an empty one where there is to be one.
function shown(field, value) {
  if (field.list) {
    if (value === undefined || !Array.isArray(value)) return [];
    return value.map((item) => (field.type === "object" ? group(field.fields, item, shown) : item));
  }
  if (field.type === "object") return group(field.fields, value, shown);
  if (isEmpty(value)) return field.options?.multiple ? [] : "";
  if (field.type === "image") return swapped(value, mediaOf(field).output, mediaOf(field).input);
  return value;
}

function group(fields, value, each) {
  const from = value && typeof value === "object" ? value : {};
  return Object.fromEntries(fields.map((field) => [field.name, each(field, from[field.name])]));
}

const hollow = (value) =>
  isEmpty(value) || (typeof value === "object" && Object.values(value).every(hollow));

// The values as they may be saved; what is wrong with them is added to `refused`.
function checked(field, value, at, refused) {
  const no = (why) => refused.push(`${at.join(".")}: ${why}`);
  if (field.list) {
    if (!Array.isArray(value)) return no("a list goes here");
    if (field.required && !value.length) no("at least one item");
    const { list, ...one } = field;
    return value.map((item, index) => checked({ ...one, required: false }, item, [...at, index], refused));
  }
  if (field.type === "object") {
    if (!field.required && hollow(value)) return undefined;
    return group(field.fields, value, (inner, each) => checked(inner, each, [...at, inner.name], refused));
  }
  if (field.type === "image") {
    if (field.required && isEmpty(value)) no("this field is required");
    if (isEmpty(value)) return value;
    const media = mediaOf(field);
    if (!value.startsWith(media.input)) no(`the path must start with ${media.input}`);
    if (!media.extensions.includes(value.split(".").at(-1))) no("another ending");
    return value;
  }
  if (field.type === "select") {
    const values = field.options.multiple ? value : isEmpty(value) ? [] : [value];
    if (!Array.isArray(values)) return no("a list goes here");
    for (const each of values) if (!field.options.values.includes(String(each))) no("none of the options");
    return value;
  }
  if (typeof value !== "string") return no("a text goes here");
  if (field.required && !value) no("this field is required");
  if (field.pattern && !new RegExp(field.pattern.regex).test(value)) no(field.pattern.message);
  return value;
}

function written(field, value) {
  if (field.list) {
    if (value === undefined || !Array.isArray(value)) return value === undefined ? value : [];
    return value.map((item) => (field.type === "object" ? group(field.fields, item, written) : item));
  }
  if (field.type === "object") return group(field.fields, value, written);
  if (field.type !== "image") return value;
  return isEmpty(value) ? null : swapped(value, mediaOf(field).input, mediaOf(field).output);
}

function cleared(value) {
  if (Array.isArray(value)) return value.map(cleared).filter((each) => !isEmpty(each));
  if (!value || typeof value !== "object") return value;
  const kept = Object.entries(value).map(([key, each]) => [key, cleared(each)]);
  return Object.fromEntries(
    kept.filter(([, each]) => {
      if (isEmpty(each)) return false;
      if (Array.isArray(each)) return !each.every(isEmpty);
      return typeof each !== "object" || Object.keys(each).length > 0;
    }),
  );
}

const read = (text) => (text?.trim() ? YAML.parse(text, { strict: false, uniqueKeys: false }) : {});

function saved({ path, text, typed = [] }) {
  const entry = entryFor(path);
  if (!entry) return { refused: [`no form for ${path}`], text };
  const fields = entry.fields.map(whole);
  const state = group(fields, cleared(read(text)), shown);
  for (const [keys, value] of typed) {
    let place = state;
    for (const key of keys.slice(0, -1)) place = place[key];
    place[keys.at(-1)] = value;
  }
  const refused = [];
  const values = group(fields, state, (field, value) => checked(field, value, [field.name], refused));
  if (refused.length) return { refused, text };
  let made = group(fields, values, written);
  if (config.settings?.content?.merge && text !== null) {
    made = merge({}, read(text), made, (_, value) => (Array.isArray(value) ? value : undefined));
  }
  return { refused, text: YAML.stringify(cleared(JSON.parse(JSON.stringify(made)))) };
}

// Texts alone, as they are written under a key, and whether a pattern takes them.
const asTexts = ({ texts }) => ({ texts: texts.map((value) => YAML.stringify({ value })) });
const asTaken = ({ component, takes }) => {
  const pattern = new RegExp(config.components[component].pattern.regex);
  return { taken: takes.map((value) => pattern.test(value)) };
};
const done = jobs.map((job) => (job.texts ? asTexts(job) : job.takes ? asTaken(job) : saved(job)));
process.stdout.write(JSON.stringify(done));
