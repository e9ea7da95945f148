internal import Bitext
package import Interchange
internal import Library
package import Markup
package import Workbench

extension AnalysisCounts {
  fileprivate var fields: [(String, JSON)] {
    [
      ("segments", .number(segments)), ("words", .number(words)), ("characters", .number(characters)),
      ("charactersWithoutSpaces", .number(charactersWithoutSpaces)), ("tags", .number(tags)),
      ("placeables", .number(placeables)),
    ]
  }

  fileprivate var numbers: [Int] { [segments, words, characters, charactersWithoutSpaces, tags, placeables] }
}

extension AnalysisReport {
  private static let columns = [
    "Segments", "Words", "Characters", "Without spaces", "Tags", "Placeables",
  ]

  private typealias Bands = (AnalysisBand) -> AnalysisCounts

  private func bands(of draft: Draft) -> Bands { { draft.bands[$0] ?? AnalysisCounts() } }

  /// One object for each draft, then one for all of them, whose file is null.
  package var json: [JSON] {
    drafts.map { draft in
      json(draft.file, bands(of: draft), draft.total, locked: draft.locked, failure: draft.failure.map(errorText))
    } + [json(nil, counts, total, locked: locked, failure: nil)]
  }

  private func json(
    _ file: String?, _ bands: Bands, _ total: AnalysisCounts, locked: AnalysisCounts, failure: String?
  ) -> JSON {
    let rows = AnalysisBand.allCases.map { band -> JSON in
      var fields: [(String, JSON)] = [("band", .string(band.rawValue))] + bands(band).fields
      if let rates {
        fields.append(("rate", .number(rates[band])))
        fields.append(("weightedWords", .decimal(Double(bands(band).words * rates[band]) / 100)))
      }
      return .object(fields)
    }
    var sum = total.fields
    if let weighted = weighted(bands) { sum.append(("weightedWords", .decimal(Double(weighted) / 100))) }
    return .object([
      ("file", .optional(file)), ("bands", .array(rows)), ("total", .object(sum)), ("locked", .object(locked.fields)),
      ("failure", .optional(failure)),
    ])
  }

  /// Comma-separated, with a header row: a row for each band of each draft, then for all drafts, whose file is empty.
  /// - Parameter safeCells: names that a spreadsheet would take for formulas are written as text.
  package func csv(safeCells: Bool = false) -> (text: String, formulas: FormulaCells) {
    var formulas = FormulaCells(isSafe: safeCells)
    var lines = 1
    func cell(_ text: String) -> String {
      let cell = DelimitedCell.quoted(formulas.cell(text, line: lines + 1), separators: [0x2C])
      lines += 1 + cell.utf8.count { $0 == 0x0A }
      return cell
    }
    var text = "file,band,segments,words,characters,characters_without_spaces,tags,placeables"
    text += rates == nil ? "\n" : ",rate,weighted_words\n"
    func add(_ file: String, _ bands: Bands, _ locked: AnalysisCounts) {
      for band in AnalysisBand.allCases {
        text += ([cell(file), band.rawValue] + bands(band).numbers.map { "\($0)" }).joined(separator: ",")
        if let rates { text += ",\(rates[band]),\(decimal(hundredths: bands(band).words * rates[band]))" }
        text += "\n"
      }
      guard locked.segments > 0 else { return }
      text += ([cell(file), "locked"] + locked.numbers.map { "\($0)" }).joined(separator: ",")
      text += rates == nil ? "\n" : ",,\n"
    }
    for draft in drafts where draft.failure == nil { add(draft.file, bands(of: draft), draft.locked) }
    add("", counts, locked)
    return (text, formulas)
  }

  /// Tables in columns: of each draft where there are at most 20, and of all.
  package func text(grouped: (Int) -> String) -> String {
    var text = ""
    if drafts.count > 1, drafts.count <= 20 {
      for draft in drafts where draft.failure == nil {
        text += draft.file + "\n" + table(bands(of: draft), draft.total, draft.locked, grouped) + "\n"
      }
      text += "All \(drafts.count) files\n"
    }
    return text + table(counts, total, locked, grouped)
  }

  private func table(_ bands: Bands, _ total: AnalysisCounts, _ locked: AnalysisCounts, _ grouped: (Int) -> String)
    -> String
  {
    var rows: [[String]] = [["Band"] + Self.columns + (rates == nil ? [] : ["Rate", "Weighted"])]
    func weighted(_ hundredths: Int) -> String {
      let parts = decimal(hundredths: hundredths).split(separator: ".").map(String.init)
      return grouped(Int(parts.first ?? "") ?? 0) + (parts.count > 1 ? "." + parts[1] : "")
    }
    for band in shownBands {
      let counts = bands(band)
      rows.append(
        [band.title] + counts.numbers.map(grouped)
          + (rates.map { ["\($0[band]) %", weighted(counts.words * $0[band])] } ?? []))
    }
    rows.append(["Total"] + total.numbers.map(grouped) + (self.weighted(bands).map { ["", weighted($0)] } ?? []))
    if locked.segments > 0 {
      rows.append(["Locked, in no band"] + locked.numbers.map(grouped) + (rates == nil ? [] : ["", ""]))
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let pad = String(repeating: " ", count: widths[column] - cell.count)
        line += column == 0 ? cell + pad : "  " + pad + cell
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  /// A page that stands alone: no other file, no network; it prints as it is.
  package func html(title: String) -> String {
    var page = htmlHead(title: title, summary: summary)
    page += table("All files", counts, total, locked)
    if drafts.count > 1 {
      page += "<table class=\"counts\"><caption>By file</caption><thead><tr><th>File</th>"
      page += "<th class=\"number\">Segments</th><th class=\"number\">Words</th>"
      page += shownBands.map { "<th class=\"number\">\(escaped($0.title))</th>" }.joined()
      page += rates == nil ? "" : "<th class=\"number\">Weighted</th>"
      page += "</tr></thead><tbody>\n"
      for draft in drafts {
        page += "<tr><td>\(escaped(draft.file))"
        if let failure = draft.failure { page += "<br><span class=\"error\">\(escaped(errorText(failure)))</span>" }
        page += "</td>" + number(draft.total.segments) + number(draft.total.words)
        page += shownBands.map { number(draft.bands[$0]?.words ?? 0) }.joined()
        if let weighted = weighted(bands(of: draft)) {
          page += "<td class=\"number\">\(decimal(hundredths: weighted))</td>"
        }
        page += "</tr>\n"
      }
      page += "</tbody></table>\n<p>Below each band: its words.</p>\n"
    }
    return page + "</body>\n</html>\n"
  }

  private func number(_ number: Int) -> String { "<td class=\"number\">\(number)</td>" }

  private func table(_ caption: String, _ bands: Bands, _ total: AnalysisCounts, _ locked: AnalysisCounts) -> String {
    var table = "<table class=\"counts\"><caption>\(escaped(caption))</caption><thead><tr><th>Band</th>"
    table += Self.columns.map { "<th class=\"number\">\($0)</th>" }.joined()
    table += rates == nil ? "" : "<th class=\"number\">Rate</th><th class=\"number\">Weighted words</th>"
    table += "</tr></thead><tbody>\n"
    for band in shownBands {
      table += "<tr><td>\(escaped(band.title))</td>" + bands(band).numbers.map(number).joined()
      if let rates {
        table += "<td class=\"number\">\(rates[band]) %</td>"
        table += "<td class=\"number\">\(decimal(hundredths: bands(band).words * rates[band]))</td>"
      }
      table += "</tr>\n"
    }
    table += "</tbody><tfoot><tr><th>Total</th>" + total.numbers.map { "<th class=\"number\">\($0)</th>" }.joined()
    if let weighted = weighted(bands) {
      table += "<th></th><th class=\"number\">\(decimal(hundredths: weighted))</th>"
    }
    table += "</tr>\n"
    if locked.segments > 0 {
      table += "<tr><td>Locked, in no band</td>" + locked.numbers.map(number).joined() + "</tr>\n"
    }
    return table + "</tfoot></table>\n"
  }
}

extension AnalysisBand {
  fileprivate var title: String {
    switch self {
    case .context: "Context (101 %)"
    case .repetitions: "Repetitions"
    case .crossFile: "Repetitions across files"
    case .exact: "100 %"
    case .new: "New"
    default: "\(rawValue.replacing("-", with: "–")) %"
    }
  }
}
