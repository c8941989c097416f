// Keeps an open page in step with the meeting, and an answer safe until it is received. Every page works without it.
"use strict";
(() => {
  const AGAIN_MS = 2000;
  const told = (name) => document.body.dataset[name] || "";
  let outbox = null; // the one answer that is on its way: {action, body}
  let sending = false;
  let following = false;
  let behind = false; // the meeting has moved on, and this page has not been able to follow
  let latest = 0; // where the meeting is, as it told last; it only grows

  function say(text) {
    const status = document.getElementById("status");
    if (status && status.textContent !== text) status.textContent = text;
  }

  // Puts another page in place of this one, without losing the connection.
  function show(page, address, remember) {
    const next = new DOMParser().parseFromString(page, "text/html");
    const main = next.querySelector("main");
    if (!main) { location.assign(address); return; }
    document.title = next.title;
    document.documentElement.lang = next.documentElement.lang;
    for (const [name, value] of Object.entries(next.body.dataset)) document.body.dataset[name] = value;
    if (!("news" in next.body.dataset)) delete document.body.dataset.news;
    document.querySelector("main").replaceWith(main);
    for (const part of ["header", "footer"]) {
      const mine = document.querySelector(`body > ${part}`), theirs = next.querySelector(`body > ${part}`);
      if (mine && theirs) mine.replaceWith(theirs);
    }
    if (remember) history.pushState(null, "", address); else history.replaceState(null, "", address);
    scrollTo(0, 0);
    const heading = main.querySelector("h1");
    if (heading) { heading.tabIndex = -1; heading.focus({ preventScroll: true }); }
    listen();
    tick();
  }

  // One page at a time: two on their way at once could arrive in the wrong order.
  async function follow() {
    behind = true;
    if (following || sending || outbox) return;
    following = true;
    try {
      const response = await fetch(told("now"), { headers: { Accept: "text/html" } });
      if (response.status >= 500) throw new Error("not now");
      const page = await response.text();
      following = false;
      if (sending || outbox) return;
      behind = false;
      say("");
      show(page, response.url, false);
      catchUp();
    } catch {
      following = false;
      say(told("waiting"));
      setTimeout(catchUp, AGAIN_MS);
    }
  }

  // Follows where the meeting has gone on since the page that is shown.
  function catchUp() {
    if (behind || latest > Number(told("state"))) follow();
  }

  async function send() {
    if (!outbox || sending) return;
    sending = true;
    say(told("sending"));
    const { action, body } = outbox;
    try {
      const response = await fetch(action, { method: "POST", body: new URLSearchParams(body) });
      if (response.status >= 500) throw new Error("not kept");
      const page = await response.text();
      outbox = null;
      sending = false;
      say("");
      show(page, response.redirected ? response.url : location.href, response.redirected);
      catchUp();
    } catch {
      sending = false;
      say(told("kept"));
      setTimeout(send, AGAIN_MS);
    }
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-live]")) return;
    event.preventDefault();
    outbox = { action: form.action, body: [...new FormData(form, event.submitter)] };
    send();
  });

  let source = null, listeningTo = "";
  function listen() {
    const news = told("news");
    // What is there for whoever has no script is in the way of everybody else.
    if (news) document.querySelector(".by-hand")?.remove();
    if (news === listeningTo) return;
    if (source) source.close();
    source = null;
    listeningTo = news;
    if (!news) return;
    source = new EventSource(news);
    source.onopen = () => { if (outbox) send(); else if (!behind) say(""); };
    source.onerror = () => {
      if (!outbox) say(told("waiting"));
      // A browser gives up for good when it is turned away: ask for the page, which says why.
      if (source && source.readyState === EventSource.CLOSED) { listeningTo = ""; behind = true; setTimeout(catchUp, AGAIN_MS); }
    };
    source.onmessage = (event) => {
      const now = JSON.parse(event.data);
      for (const line of document.querySelectorAll("[data-progress]")) {
        const text = now.done === 1 ? line.dataset.one : line.dataset.many;
        line.textContent = text.replace("{done}", now.done).replace("{of}", now.of);
      }
      for (const line of document.querySelectorAll("[data-joined]")) {
        const before = line.textContent;
        line.textContent = line.dataset.joined.replace("{count}", now.joined);
        if (line.textContent !== before && document.querySelector("[data-names], [data-named]")) behind = true;
      }
      latest = now.state;
      catchUp();
    };
  }

  let ticking = null;
  function tick() {
    clearInterval(ticking);
    const clock = document.querySelector("[data-seconds-left]");
    if (!clock) return;
    const end = performance.now() + 1000 * clock.dataset.secondsLeft;
    ticking = setInterval(() => {
      const left = Math.max(0, Math.round((end - performance.now()) / 1000));
      clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    }, 1000);
  }

  document.addEventListener("keydown", (event) => {
    const way = { ArrowRight: "next", ArrowLeft: "prev" }[event.key];
    const link = way && document.documentElement.matches(".screen") && document.querySelector(`a[rel=${way}]`);
    if (link) link.click();
  });
  addEventListener("online", () => { if (outbox) send(); else catchUp(); });
  addEventListener("popstate", () => location.reload());
  addEventListener("beforeunload", (event) => { if (outbox) event.preventDefault(); });
  listen();
  tick();
})();
