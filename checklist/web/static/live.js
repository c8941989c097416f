// Keeps an open page in step with the meeting, and an answer safe until it is received. Every page works without it.
"use strict";
(() => {
  const AGAIN_MS = 2000;
  const told = (name) => document.body.dataset[name] || "";
  let outbox = null; // the one answer that is on its way: {action, body}
  let sending = false;
  let following = false;
  let behind = false; // the meeting has moved on, and this page has not been able to follow
  let waits = false; // a newer page is left for when the one in somebody's hands is put down
  let latest = 0; // where the meeting is, as it told last; it only grows

  function say(text) {
    const status = document.getElementById("status");
    if (status && status.textContent !== text) status.textContent = text;
  }

  // What a page is about and asks for: while that is the same, a newer one must not move what somebody is reading.
  function asks(main) {
    const forms = [...main.querySelectorAll("form[data-live]")];
    const asked = forms.map((form) => [form.getAttribute("action"), form.question?.value, form.round?.value]);
    return JSON.stringify([main.querySelector("h1")?.textContent, asked]);
  }

  function isTouched(field) {
    if (field.matches("select")) {
      const before = [...field.options].findIndex((option) => option.defaultSelected);
      return field.selectedIndex !== Math.max(0, before);
    }
    return field.checked !== field.defaultChecked || field.value !== field.defaultValue;
  }

  const fieldsOf = (main) => [...main.querySelectorAll("form[data-live] :is(input, select, textarea)")];
  const isTick = (field) => field.matches("[type=radio], [type=checkbox]");

  // What somebody has chosen or written and not sent goes along to a page that asks for the same.
  function carry(from, to, sentTo) {
    const twins = fieldsOf(to);
    for (const field of fieldsOf(from).filter((one) => isTouched(one) && one.form.action !== sentTo)) {
      const same = isTick(field) ? "value" : "id";
      const twin = twins.find((one) => one.name === field.name && one[same] === field[same]);
      if (twin && isTick(field)) twin.checked = field.checked; else if (twin) twin.value = field.value;
    }
  }

  // True while somebody is writing in a page that the newer one asks for the same as: it stays in their hands.
  function isBeingWritten(page) {
    const main = document.querySelector("main"), newer = page.querySelector("main"), here = document.activeElement;
    return newer && asks(main) === asks(newer) && fieldsOf(main).includes(here) && !isTick(here) && isTouched(here);
  }

  // Puts another page in place of this one, without losing the connection, or what is not sent yet.
  function show(page, address, remember, sentTo) {
    const next = new DOMParser().parseFromString(page, "text/html");
    const main = next.querySelector("main"), mine = document.querySelector("main");
    if (!main) { location.assign(address); return; }
    const isSame = asks(mine) === asks(main), hadFocus = mine.contains(document.activeElement);
    document.title = next.title;
    document.documentElement.lang = next.documentElement.lang;
    for (const [name, value] of Object.entries(next.body.dataset)) document.body.dataset[name] = value;
    if (!("news" in next.body.dataset)) delete document.body.dataset.news;
    if (isSame) {
      const open = [...mine.querySelectorAll("details")].map((one) => one.open);
      main.querySelectorAll("details").forEach((one, at) => { if (open[at]) one.open = true; });
      carry(mine, main, sentTo);
    }
    mine.replaceWith(main);
    for (const part of ["header", "footer"]) {
      const ours = document.querySelector(`body > ${part}`), theirs = next.querySelector(`body > ${part}`);
      if (ours && theirs) ours.replaceWith(theirs);
    }
    if (remember) history.pushState(null, "", address); else history.replaceState(null, "", address);
    if (!isSame || sentTo) scrollTo(0, 0);
    const heading = main.querySelector("h1");
    if (heading && (!isSame || hadFocus)) { heading.tabIndex = -1; heading.focus({ preventScroll: true }); }
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
      const newer = new DOMParser().parseFromString(page, "text/html");
      waits = isBeingWritten(newer);
      if (waits) document.body.dataset.state = newer.body.dataset.state;
      else show(page, response.url, false);
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
      show(page, response.redirected ? response.url : location.href, response.redirected, action);
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
      clock.textContent = left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : clock.dataset.over;
      clock.closest(".timer").classList.toggle("over", !left);
    }, 1000);
  }

  document.addEventListener("keydown", (event) => {
    const way = { ArrowRight: "next", ArrowLeft: "prev" }[event.key];
    const link = way && document.documentElement.matches(".screen") && document.querySelector(`a[rel=${way}]`);
    if (link) link.click();
  });
  // Not at once: the field may be left for the button that sends it.
  document.addEventListener("focusout", () => setTimeout(() => {
    if (waits && !fieldsOf(document.querySelector("main")).includes(document.activeElement)) { behind = true; catchUp(); }
  }, AGAIN_MS));
  addEventListener("online", () => { if (outbox) send(); else catchUp(); });
  addEventListener("popstate", () => location.reload());
  addEventListener("beforeunload", (event) => { if (outbox) event.preventDefault(); });
  listen();
  tick();
})();
