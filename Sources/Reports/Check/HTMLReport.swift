internal import Bitext
package import Workbench

/// A script that a page holds, with what its policy knows it by (CSP 3, hash-source): of other text it does not run.
struct HTMLScript {
  let text: String
  /// `sha256-` and the hash of the text in base 64; a test compares it with the text.
  let hash: String

  var element: String { "<script>\(text)</script>\n" }
}

/// The beginning of a page that stands alone, with the style that all reports have.
///
/// It loads nothing and sends nothing, whatever a text within it might be taken for: its policy allows its own style and one script.
/// - Parameter script: the one script of the page; nil where there is none.
func htmlHead(title: String, summary: String, style: String = "", script: HTMLScript? = nil) -> String {
  """
  <!DOCTYPE html>
  <html lang="en">
  <head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
  script-src \(script.map { "'\($0.hash)'" } ?? "'none'"); base-uri 'none'; form-action 'none'">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>\(escaped(title))</title>
  <style>\(htmlStyle)\(style)</style>
  </head>
  <body>
  <header>
  <h1>\(escaped(title))</h1>
  <p>\(escaped(summary))</p>
  </header>

  """
}

extension CheckReport {
  /// A page that stands alone: no other file, no network. Filters by file, rule, severity and text; prints without the filters.
  package func html(title: String) -> String {
    var page = htmlHead(title: title, summary: summary, script: checkScript)
    page += "<table class=\"counts\"><caption>By rule</caption><thead><tr><th>Rule</th><th>What it says</th>"
    page += "<th>Severity</th><th class=\"number\">Findings</th></tr></thead><tbody>\n"
    let titles = Dictionary(rules.map { ($0.id, $0.title) }, uniquingKeysWith: { a, _ in a })
    for (rule, severity, count) in countsByRule {
      page += "<tr><td><code>\(escaped(rule))</code></td><td>\(escaped(titles[rule] ?? ""))</td>"
      page += "<td class=\"\(severity.rawValue)\">\(severity.rawValue)</td><td class=\"number\">\(count)</td></tr>\n"
    }
    page += "</tbody></table>\n"
    page +=
      "<table class=\"counts\"><caption>By file</caption><thead><tr><th>File</th><th class=\"number\">Segments</th>"
    page += "<th class=\"number\">Errors</th><th class=\"number\">Warnings</th><th>Remark</th></tr></thead><tbody>\n"
    for draft in drafts {
      let errors = draft.findings.count { $0.severity == .error }
      let warnings = draft.findings.count { $0.severity == .warning }
      let unsearched = draft.unsearched.map { $0.text(file: draft.file) }
      let remark =
        draft.failure.map(errorText)
        ?? ((draft.diagnostics.first.map { ["\($0)"] } ?? []) + unsearched).joined(separator: "\n")
      page += "<tr><td>\(escaped(draft.file))</td><td class=\"number\">\(draft.segments)</td>"
      page +=
        "<td class=\"number\">\(errors)</td><td class=\"number\">\(warnings)</td><td class=\"remark\">\(escaped(remark))</td></tr>\n"
    }
    page += "</tbody></table>\n"
    page += filters(titles)
    page +=
      "<table id=\"findings\"><thead><tr><th>Place</th><th>Finding</th><th>Source and target</th></tr></thead><tbody>\n"
    for draft in drafts {
      for finding in draft.findings { page += row(finding, draft.file) }
    }
    page += "</tbody></table>\n\(checkScript.element)</body>\n</html>\n"
    return page
  }

  private func filters(_ titles: [String: String]) -> String {
    func options(_ values: [String]) -> String {
      values.map { "<option value=\"\(escaped($0))\">\(escaped($0))</option>" }.joined()
    }
    let rules = Set(countsByRule.map(\.rule)).sorted()
    let files = drafts.filter { !$0.findings.isEmpty }.map(\.file)
    return """
      <form id="filters">
      <label>Severity <select id="severity"><option value="">all</option>\(options(["error", "warning", "information"]))</select></label>
      <label>Rule <select id="rule"><option value="">all</option>\(options(rules))</select></label>
      <label>File <select id="file"><option value="">all</option>\(options(files))</select></label>
      <label>Text <input id="text" type="search"></label>
      <output id="shown"></output>
      <button id="print" type="button">Print</button>
      </form>

      """
  }

  private func row(_ finding: Finding, _ file: String) -> String {
    var row = "<tr data-rule=\"\(escaped(finding.rule))\" data-severity=\"\(finding.severity.rawValue)\" "
    row += "data-file=\"\(escaped(file))\">"
    row +=
      "<td><span class=\"file\">\(escaped(file)):\(finding.line)</span><br>segment \(escaped(finding.segment))</td>"
    row += "<td><span class=\"\(finding.severity.rawValue)\">\(finding.severity.rawValue)</span> "
    row += "<code>\(escaped(finding.rule))</code><br>\(escaped(finding.message))</td>"
    row += "<td><p dir=\"auto\">\(marked(finding.source, finding.sourceRange))</p>"
    row += "<p dir=\"auto\" class=\"target\">\(marked(finding.target, finding.targetRange))</p>"
    if let suggestion = finding.suggestion {
      row += "<p dir=\"auto\" class=\"suggestion\">→ \(escaped(suggestion))</p>"
    }
    return row + "</td></tr>\n"
  }

  /// A text with a range, in UTF-16 units, marked.
  private func marked(_ text: String, _ range: Range<Int>?) -> String {
    guard let range, !range.isEmpty, range.upperBound <= text.utf16.count, range.lowerBound >= 0 else {
      return escaped(text)
    }
    let units = Array(text.utf16)
    func part(_ range: Range<Int>) -> String { escaped(String(decoding: units[range], as: UTF16.self)) }
    return part(0..<range.lowerBound) + "<mark>" + part(range) + "</mark>" + part(range.upperBound..<units.count)
  }
}

/// Text as it may stand in HTML, in quoted attributes, too; control characters made visible.
func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case "\n", "\t": result.unicodeScalars.append(scalar)
    case let control where control.value < 0x20 || (0x7F...0x9F).contains(control.value): result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

let htmlStyle = """
  :root{--ink:#1d2430;--faint:#5b6575;--line:#d9dee6;--page:#fff;--band:#f5f7fa;--mark:#ffe08a;--error:#b3261e;--warning:#8a5a00}
  @media(prefers-color-scheme:dark){:root{--ink:#e6e9ef;--faint:#a2acbb;--line:#3a424f;--page:#171b21;--band:#20262e;--mark:#6b5300;
  --error:#ff8a80;--warning:#f2c14e}}
  body{font:15px/1.45 system-ui,sans-serif;color:var(--ink);background:var(--page);max-width:78rem;margin:0 auto;padding:1.5rem}
  h1{font-size:1.4rem;margin:0}header p{color:var(--faint);margin:.2rem 0 1rem}
  table{border-collapse:collapse;width:100%;margin:0 0 1.5rem}caption{text-align:left;font-weight:600;padding:.3rem 0}
  th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line)}
  th{color:var(--faint);font-weight:600}.number{text-align:right;font-variant-numeric:tabular-nums}
  #findings{table-layout:fixed}#findings th:nth-child(1){width:18%}#findings th:nth-child(2){width:30%}
  td p{margin:0 0 .3rem;white-space:pre-wrap;overflow-wrap:anywhere}.target{font-weight:600}.suggestion{color:var(--faint)}
  .remark{white-space:pre-line}.file{color:var(--faint);overflow-wrap:anywhere}mark{background:var(--mark);color:inherit;border-radius:2px;padding:0 .1em}
  .error{color:var(--error);font-weight:600}.warning{color:var(--warning);font-weight:600}.information{color:var(--faint)}
  form{position:sticky;top:0;display:flex;flex-wrap:wrap;gap:.8rem;align-items:center;background:var(--band);padding:.6rem .8rem;
  border:1px solid var(--line);border-radius:6px;margin-bottom:.6rem}
  select,input,button{font:inherit;color:inherit;background:var(--page);border:1px solid var(--line);border-radius:4px;padding:.15rem .4rem}
  output{margin-left:auto;color:var(--faint)}
  @media print{form{display:none}body{max-width:none;padding:0;font-size:11px}tr{break-inside:avoid}}
  """

let checkScript = HTMLScript(
  text: """
    const rows=[...document.querySelectorAll('#findings tbody tr')],by=id=>document.getElementById(id);
    function show(){const s=by('severity').value,r=by('rule').value,f=by('file').value,t=by('text').value.toLowerCase();let n=0;
    for(const row of rows){const d=row.dataset,ok=(!s||d.severity===s)&&(!r||d.rule===r)&&(!f||d.file===f)&&
    (!t||row.textContent.toLowerCase().includes(t));row.hidden=!ok;n+=ok}
    by('shown').value=n+' of '+rows.length}
    by('filters').addEventListener('input',show);show();
    by('filters').addEventListener('submit',event=>event.preventDefault());by('print').addEventListener('click',()=>print());
    """,
  hash: "sha256-pU9bUi2D+zCcCm5DhajMmSTR4Cd1E1/8+zz5RYvQRuY=")
