// Asks twice a second whether there is a newer state, and shows it.
"use strict";

const shown = document.body.dataset.version;
const sign = document.getElementById("live");
const WAIT = 500;

/** Says what is so, once: screen readers read each change aloud. */
function say(words, state) {
  if (sign.textContent !== words) sign.textContent = words;
  sign.dataset.state = state;
}

async function ask() {
  try {
    const answer = await fetch("/version", { cache: "no-store" });
    const { version } = await answer.json();
    if (version !== shown) {
      location.reload();
      return;
    }
    say("Follows your files", "on");
  } catch {
    say("The preview has ended", "off");
  }
  setTimeout(ask, WAIT);
}

// Which window a post was last shown in outlives the next reload.
const KEPT = "feedsmith-width";
const kept = sessionStorage.getItem(KEPT);
for (const choice of document.querySelectorAll('input[name="width"]')) {
  if (choice.value === kept) choice.checked = true;
  choice.addEventListener("change", () => sessionStorage.setItem(KEPT, choice.value));
}

setTimeout(ask, WAIT);
