// The same items as RSS by packages of Node, timed: by_node.cjs PACKAGE ITEMS.json FILE MODULES.
// Timed is what lies between the values and the bytes, as in by_python.py.
const { readFileSync, writeFileSync } = require("node:fs");
const { createRequire } = require("node:module");

const [name, items, file, modules] = process.argv.slice(2);
const load = createRequire(`${modules}/`);
const HOME = "https://bench.example/";
const TITLE = "The Bench";

const packages = {
  // https://www.npmjs.com/package/feed
  feed() {
    const { Feed } = load("feed");
    return (values) => {
      const feed = new Feed({ id: HOME, link: HOME, title: TITLE, description: TITLE, updated: values[0].published });
      for (const one of values) {
        feed.addItem({
          id: one.url,
          link: one.url,
          title: one.title,
          description: one.summary,
          content: one.body,
          date: one.published,
          author: [{ name: one.author }],
          category: one.tags.map((tag) => ({ name: tag })),
        });
      }
      return feed.rss2();
    };
  },
  // https://www.npmjs.com/package/feedsmith, which is not ours
  feedsmith() {
    const { generateRssFeed } = load("feedsmith");
    return (values) =>
      generateRssFeed({
        title: TITLE,
        link: HOME,
        description: TITLE,
        lastBuildDate: values[0].published,
        items: values.map((one) => ({
          title: one.title,
          link: one.url,
          guid: { value: one.url, isPermaLink: true },
          pubDate: one.published,
          categories: one.tags.map((tag) => ({ name: tag })),
          description: one.summary,
          dc: { creators: [one.author] },
          content: { encoded: one.body },
        })),
      });
  },
};

const values = JSON.parse(readFileSync(items, "utf8")).map((one) => ({
  ...one,
  published: new Date(one.published),
}));
const write = packages[name]();
const started = process.hrtime.bigint();
const busy = process.cpuUsage();
const data = Buffer.from(write(values), "utf8");
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
const spent = process.cpuUsage(busy);
writeFileSync(file, data);
console.log(JSON.stringify({ seconds, cpu: (spent.user + spent.system) / 1e6 }));
