(function () {
  // The decisions stay in this browser, under the hash of the draft, and leave it
  // only as the file or the print that the reader asks for.
  var stamp = document.getElementById("stamp"), key = "pullquote " + stamp.dataset.hash;
  var who = document.getElementById("who"), choices = document.querySelectorAll("select[data-finding]");
  var held = {};
  try { held = JSON.parse(localStorage.getItem(key)) || {}; } catch (e) { held = {}; }
  who.value = held.who || "";
  choices.forEach(function (c) { c.value = (held.decisions || {})[c.dataset.finding] || ""; });
  function keep() {
    held = { who: who.value, decisions: {} };
    choices.forEach(function (c) { if (c.value) held.decisions[c.dataset.finding] = c.value; });
    try { localStorage.setItem(key, JSON.stringify(held)); } catch (e) { /* kept in the page alone */ }
  }
  who.addEventListener("input", keep);
  choices.forEach(function (c) { c.addEventListener("change", keep); });
  document.getElementById("print").addEventListener("click", function () { window.print(); });
  document.getElementById("export").addEventListener("click", function () {
    var out = { draft: stamp.dataset.name, sha256: stamp.dataset.hash, against: stamp.dataset.against,
      checked: stamp.dataset.at, reviewed: new Date().toISOString(), by: who.value, findings: [] };
    choices.forEach(function (c) {
      out.findings.push({ line: Number(c.dataset.line), kind: c.dataset.kind, text: c.dataset.text, stored: c.dataset.stored, decision: c.value });
    });
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(out, null, 2)], { type: "application/json" }));
    link.download = "review.json";
    link.click();
    URL.revokeObjectURL(link.href);
  });
})();
