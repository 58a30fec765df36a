// Without script, one click selects an address; with it, a button copies it.
const announcement = document.createElement("p");
announcement.className = "hidden";
announcement.setAttribute("role", "status");
(document.querySelector("main") ?? document.body).append(announcement);

async function copied(element) {
  const text = element.textContent;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection().selectAllChildren(element);
    return document.execCommand("copy");
  }
}

for (const button of document.querySelectorAll("button[data-copied]")) {
  const words = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const address = document.getElementById(button.getAttribute("aria-describedby"));
    if (!(await copied(address))) return;
    announcement.textContent = button.textContent = button.dataset.copied;
    setTimeout(() => {
      announcement.textContent = "";
      button.textContent = words;
    }, 3000);
  });
}

addEventListener("beforeprint", () => {
  for (const list of document.querySelectorAll("details")) list.open = true;
});
