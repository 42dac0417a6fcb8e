(() => {
  "use strict";
  const form = document.querySelector(".filters");
  if (!form) return;
  const query = document.getElementById("q");
  const subject = document.getElementById("subject");
  const rule = document.getElementById("rule");
  const matches = document.getElementById("matches");
  const empty = document.getElementById("empty");
  const boxes = [...form.querySelectorAll('input[name="severity"]')];
  const groups = [...document.querySelectorAll(".group")].map((element) => ({
    element,
    subject: element.dataset.subject,
    name: element.querySelector("h2").textContent.toLowerCase(),
    count: element.querySelector(".count"),
    findings: [...element.querySelectorAll(".finding")].map((finding) => ({
      element: finding,
      severity: finding.dataset.severity,
      rule: finding.dataset.rule,
      text: "",
    })),
  }));
  const total = groups.reduce((sum, group) => sum + group.findings.length, 0);
  let indexed = false;

  // The text of 2,000 findings is only gathered once somebody searches.
  function index() {
    for (const group of groups) {
      for (const finding of group.findings) {
        finding.text = group.name + " " + finding.element.textContent.toLowerCase();
      }
    }
    indexed = true;
  }

  function apply() {
    const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length > 0 && !indexed) index();
    const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    let shown = 0;
    for (const group of groups) {
      const wanted = subject.value === "" || subject.value === group.subject;
      let inGroup = 0;
      for (const finding of group.findings) {
        const hit =
          wanted &&
          severities.has(finding.severity) &&
          (rule.value === "" || rule.value === finding.rule) &&
          words.every((word) => finding.text.includes(word));
        if (finding.element.hidden === hit) finding.element.hidden = !hit;
        if (hit) inGroup += 1;
      }
      if (group.element.hidden === inGroup > 0) group.element.hidden = inGroup === 0;
      group.count.textContent = inGroup;
      shown += inGroup;
    }
    matches.textContent = `${shown} of ${total} shown`;
    empty.hidden = shown > 0;
  }

  let waiting = 0;
  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 16);
  }

  function step(forward) {
    const summaries = [...document.querySelectorAll(".group:not([hidden]) .finding:not([hidden]) > summary")];
    const at = summaries.indexOf(document.activeElement);
    const next = forward ? at + 1 : at < 0 ? 0 : at - 1;
    const target = summaries[Math.max(0, Math.min(next, summaries.length - 1))];
    if (target) {
      target.focus();
      target.scrollIntoView({ block: "nearest" });
    }
  }

  function reveal() {
    const target = location.hash.startsWith("#f-") && document.getElementById(location.hash.slice(1));
    if (target) {
      target.open = true;
      target.scrollIntoView();
    }
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", soon);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target instanceof HTMLElement && event.target.matches("input[type=search], select");
    if (event.key === "Escape" && (typing || query.value !== "")) {
      query.value = "";
      query.blur();
      soon();
    } else if (typing) {
      return;
    } else if (event.key === "/") {
      event.preventDefault();
      query.focus();
      query.select();
    } else if (event.key === "j" || event.key === "k") {
      event.preventDefault();
      step(event.key === "j");
    }
  });
  addEventListener("hashchange", reveal);
  reveal();
})();
