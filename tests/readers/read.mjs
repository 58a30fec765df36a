// What other people's parsers make of a feed: `node read.mjs FILE` prints one JSON object,
// each package's name with the items that it found, or with the error that it died of.
//
// Each item is put in the same words: title, link, id, date, authors (or author, for a package
// that knows but one), image, enclosures and content. A field for which a package has no word is
// left out; null and [] say that it looked and found none.

import { once } from "node:events";
import { readFileSync } from "node:fs";
import { extname } from "node:path";

import { extractFromJson, extractFromXml } from "@extractus/feed-extractor";
import { parseFeed as parseWithFeedParser } from "@rowanmanning/feed-parser";
import StreamedFeedParser from "feedparser";
import { parseFeed as parseWithFeedsmith } from "feedsmith";
import RssParser from "rss-parser";

const list = (value) => (value === undefined ? [] : [value].flat());
const instant = (text) => (text ? new Date(text).toISOString() : null);
const enclosure = (url, type, length) => ({ url, type, length: Number(length) });

async function rssParser(text) {
  const feed = await new RssParser().parseString(text);
  return feed.items.map((item) => ({
    title: item.title,
    link: item.link,
    id: item.guid ?? item.id,
    date: item.isoDate,
    author: item.creator ?? item.author,
    enclosures: list(item.enclosure).map((one) => enclosure(one.url, one.type, one.length)),
    content: item["content:encoded"] ?? item.content,
  }));
}

function rowanmanningFeedParser(text) {
  return parseWithFeedParser(text).items.map((item) => ({
    title: item.title,
    link: item.url,
    id: item.id,
    date: item.published?.toISOString() ?? null,
    authors: item.authors.map((author) => author.name),
    image: item.image?.url ?? null,
    enclosures: item.media
      .filter((media) => media.type !== "image")
      .map((media) => enclosure(media.url, media.mimeType, media.length)),
    content: item.content,
  }));
}

async function feedparser(text) {
  const items = [];
  const parser = new StreamedFeedParser({ resume_saxerror: false });
  parser.on("data", (item) => items.push(item));
  parser.end(text);
  await once(parser, "end");
  return items.map((item) => ({
    title: item.title,
    link: item.link,
    id: item.guid,
    date: item.pubdate?.toISOString() ?? null,
    author: item.author,
    image: item.image.url ?? null,
    enclosures: item.enclosures.map((one) => enclosure(one.url, one.type, one.length)),
    content: item.description,
  }));
}

// The body, the picture and the enclosure are not among its own fields: it hands out what it
// parsed, and leaves those to whoever asks.
const EXTRACTUS_OPTIONS = {
  getExtraEntryFields: (entry) => ({
    content: entry["content:encoded"] ?? entry.content?.["#text"] ?? entry.content_html,
    image: entry["media:thumbnail"]?.["@_url"] ?? entry.image ?? null,
  }),
};

function extractusFeedExtractor(text, isJson) {
  const extract = isJson ? extractFromJson : extractFromXml;
  return extract(text, EXTRACTUS_OPTIONS).entries.map((entry) => ({
    title: entry.title,
    link: entry.link,
    id: entry.id,
    date: instant(entry.published),
    image: entry.image,
    content: entry.content,
  }));
}

const FROM_FEEDSMITH = {
  rss: (item) => ({
    title: item.title,
    link: item.link,
    id: item.guid?.value,
    date: instant(item.pubDate),
    authors: item.dc?.creators ?? [],
    image: item.media?.thumbnails?.[0].url ?? null,
    enclosures: list(item.enclosures).map((one) => enclosure(one.url, one.type, one.length)),
    content: item.content?.encoded,
  }),
  atom: (entry) => ({
    title: entry.title?.value,
    link: entry.links?.find((link) => link.rel === "alternate")?.href,
    id: entry.id,
    date: instant(entry.published),
    authors: list(entry.authors).map((author) => author.name),
    image: entry.media?.thumbnails?.[0].url ?? null,
    enclosures: list(entry.links)
      .filter((link) => link.rel === "enclosure")
      .map((link) => enclosure(link.href, link.type, link.length)),
    content: entry.content?.value,
  }),
  json: (item) => ({
    title: item.title,
    link: item.url,
    id: item.id,
    date: instant(item.date_published),
    authors: list(item.authors).map((author) => author.name),
    image: item.image ?? null,
    enclosures: list(item.attachments).map((one) =>
      enclosure(one.url, one.mime_type, one.size_in_bytes),
    ),
    content: item.content_html,
  }),
};

function feedsmith(text) {
  const { format, feed } = parseWithFeedsmith(text);
  return (feed.items ?? feed.entries).map(FROM_FEEDSMITH[format]);
}

const OF_EVERYTHING = { "@extractus/feed-extractor": extractusFeedExtractor, feedsmith };
const OF_XML = {
  ...OF_EVERYTHING,
  "@rowanmanning/feed-parser": rowanmanningFeedParser,
  feedparser,
  "rss-parser": rssParser,
};

async function read(file) {
  const text = readFileSync(file, "utf8");
  const isJson = extname(file) === ".json";
  const results = {};
  for (const [name, parse] of Object.entries(isJson ? OF_EVERYTHING : OF_XML)) {
    try {
      results[name] = await parse(text, isJson);
    } catch (error) {
      results[name] = { error: String(error) };
    }
  }
  return results;
}

process.stdout.write(JSON.stringify(await read(process.argv[2]), null, 1));
