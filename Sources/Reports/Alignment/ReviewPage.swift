internal import Alignment
internal import Bitext
internal import Library
package import Workbench

extension AlignedTexts {
  /// A page that stands alone for looking an alignment through: two columns, doubtful beads and what stands alone marked.
  package var reviewPage: String {
    let title = "\(sourcePath) – \(targetPath)"
    let doubtful = beads.count { isDoubtful($0) }
    var page = htmlHead(title: title, summary: summary, style: reviewStyle, script: reviewScript)
    page += """
      <form id="filters">
      <label><input id="doubtful" type="checkbox"> doubtful only (\(doubtful))</label>
      <label>Text <input id="text" type="search"></label>
      <output id="shown"></output>
      <button id="print" type="button">Print</button>
      </form>
      <table id="beads"><thead><tr><th class="number">No.</th><th>\(escaped(languageName(source)))</th>\
      <th>\(escaped(languageName(target)))</th><th class="number">Sure</th></tr></thead><tbody>

      """
    for (number, bead) in beads.enumerated() { page += row(bead, number + 1) }
    return page + "</tbody></table>\n\(reviewScript.element)</body>\n</html>\n"
  }

  private func isDoubtful(_ bead: Bead) -> Bool { bead.isSkip || !isWritten(bead) || bead.confidence < Self.doubtful }

  private func row(_ bead: Bead, _ number: Int) -> String {
    func cell(_ sentences: ArraySlice<String>, _ language: String, _ missing: String) -> String {
      guard !sentences.isEmpty else { return "<td class=\"missing\">\(missing)</td>" }
      return "<td lang=\"\(escaped(language))\" dir=\"auto\">"
        + zip(sentences.indices, sentences).map { "<p><span class=\"at\">\($0 + 1)</span> \(escaped($1))</p>" }.joined()
        + "</td>"
    }
    var kind = ""
    if bead.isSkip {
      kind = "alone"
    } else if !isWritten(bead) {
      kind = "left"
    } else if bead.confidence < Self.doubtful {
      kind = "unsure"
    }
    let percent = Int(bead.confidence * 100)
    var row = "<tr id=\"bead-\(number)\" data-doubtful=\"\(isDoubtful(bead) ? 1 : 0)\""
    row += kind.isEmpty ? ">" : " class=\"\(kind)\">"
    row += "<td class=\"number\">\(number)</td>"
    row += cell(sourceSentences[bead.source], source.canonical, "no source")
    row += cell(targetSentences[bead.target], target.canonical, "not translated")
    let remark = kind == "left" ? "<br>not written" : ""
    return row
      + "<td class=\"number\">\(percent)%<br><span class=\"at\">\(bead.source.count)–\(bead.target.count)</span>"
      + remark + "</td></tr>\n"
  }
}

private let reviewStyle = """
  #beads{table-layout:fixed}#beads th:first-child{width:3.5rem}#beads th:last-child{width:5rem}
  .at{color:var(--faint);font-size:.8em}.missing{color:var(--faint);font-style:italic}
  tr.unsure>td{background:var(--unsure)}tr.alone>td,tr.left>td{background:var(--band)}
  tr.unsure>td:last-child{color:var(--warning);font-weight:600}
  :root{--unsure:#fff6dd}@media(prefers-color-scheme:dark){:root{--unsure:#3a3318}}
  @media print{tr.unsure>td{border-left:3px solid #000}}
  """

let reviewScript = HTMLScript(
  text: """
    const rows=[...document.querySelectorAll('#beads tbody tr')],by=id=>document.getElementById(id);
    function show(){const d=by('doubtful').checked,t=by('text').value.toLowerCase();let n=0;
    for(const row of rows){const ok=(!d||row.dataset.doubtful==='1')&&(!t||row.textContent.toLowerCase().includes(t));
    row.hidden=!ok;n+=ok}
    by('shown').value=n+' of '+rows.length}
    by('filters').addEventListener('input',show);show();
    by('filters').addEventListener('submit',event=>event.preventDefault());by('print').addEventListener('click',()=>print());
    """,
  hash: "sha256-7B9Uu3vTgvCzLV5eUNW7N2VUJipw1JZsqUPRb97Lhwo=")
