// What podcast-partytime, the parser of the Podcast Index, makes of a show:
// `node podcast.mjs FILE` prints the feed and its episodes as one JSON object, in its own words.

import { readFileSync } from "node:fs";

// It logs to where the JSON goes, and asks for the level when it is loaded.
process.env.PARTYTIME_LOG = "silent";
const { default: partytime } = await import("podcast-partytime");

process.stdout.write(JSON.stringify(partytime.parseFeed(readFileSync(process.argv[2], "utf-8"))));
