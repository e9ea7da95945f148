package import Bitext

/// A translation unit of two languages, as formats for drafts have it.
package struct PairUnit: Sendable {
  package var id: String?
  package var source: Segment
  package var target: Segment
  package var notes: [String] = []
  package var context: String?

  package init(id: String? = nil, source: Segment, target: Segment, notes: [String] = [], context: String? = nil) {
    self.id = id
    self.source = source
    self.target = target
    self.notes = notes
    self.context = context
  }
}

/// Writes pairs as a document of one format, piece by piece.
package protocol PairWriter {
  /// What the format had no place for.
  var losses: ConversionLosses { get }
  /// Cells of a table that a spreadsheet takes for formulas; nil for what is no table.
  var formulas: FormulaCells? { get }
  /// What stands before the first pair.
  mutating func begin() -> [UInt8]
  /// A pair; empty when the format cannot hold it, which ``losses`` tells.
  mutating func pair(_ pair: PairUnit) -> [UInt8]
  mutating func end() -> [UInt8]
}

extension PairWriter {
  package var formulas: FormulaCells? { nil }
}

extension Segment {
  /// The text alone, and how many codes are not in it.
  var plain: (text: String, codes: Int) {
    let flow = flow
    return (flow.text, flow.codes.count)
  }
}

/// Writes tables of two columns and more: TSV without a header (OmegaT, Anki), CSV with one.
package struct BitextTableWriter: PairWriter {
  package private(set) var losses = ConversionLosses()
  package var formulas: FormulaCells? { cells }
  private let isCSV: Bool
  private let languages: (String, String)
  private var cells: FormulaCells
  private var lines = 0

  /// - Parameter safeCells: cells that a spreadsheet would take for formulas are written as text. TSV has no place to say so.
  package init(isCSV: Bool, source: String, target: String, safeCells: Bool = false) {
    self.isCSV = isCSV
    cells = FormulaCells(isSafe: safeCells)
    languages = (source, target)
  }

  package mutating func begin() -> [UInt8] {
    guard isCSV else { return [] }
    return line("\(languages.0),\(languages.1),note,context\(cells.isSafe ? ",\(FormulaCells.mark)" : "")\n")
  }

  package mutating func pair(_ pair: PairUnit) -> [UInt8] {
    let (source, target) = (pair.source.plain, pair.target.plain)
    if source.codes + target.codes > 0 {
      losses.lost("inline codes", "a table holds text alone", count: source.codes + target.codes)
    }
    if pair.id != nil { losses.lost("ids", "a table has no column for them") }
    if isCSV {
      let texts = [source.text, target.text, pair.notes.joined(separator: "\n"), pair.context ?? ""]
      let row = texts.map { cells.cell($0, line: lines + 1) }
      return line(DelimitedCell.line(cells.isSafe ? row + [""] : row) + "\n")
    }
    if !pair.notes.isEmpty { losses.lost("notes", "two columns hold source and target") }
    if pair.context != nil { losses.lost("contexts", "two columns hold source and target") }
    let row = [flat(source.text), flat(target.text)].map { cells.cell($0, line: lines + 1) }
    return line(row.joined(separator: "\t") + "\n")
  }

  private mutating func line(_ text: String) -> [UInt8] {
    lines += text.utf8.count { $0 == 0x0A }
    return Array(text.utf8)
  }

  package mutating func end() -> [UInt8] { [] }

  /// A text as one cell of a line.
  private mutating func flat(_ text: String) -> String {
    if DelimitedCell.fits(text) { return text }
    losses.changed("tabs and line ends", "a cell of TSV is a piece of a line: they are spaces")
    return DelimitedCell.flat(text)
  }
}

/// Writes gettext catalogues.
package struct POWriter: PairWriter {
  package private(set) var losses = ConversionLosses()
  private let language: String
  private let sourceLanguage: String
  private let toolVersion: String
  /// The translation of each context and message.
  private var seen: [String: String] = [:]
  /// Of messages with several translations: the first number that may be free, and what the numbers before it stand for.
  private var numbers: [String: Int] = [:]
  private var numbered: Set<String> = []

  package init(source: String, target: String, toolVersion: String) {
    sourceLanguage = source
    language = target
    self.toolVersion = toolVersion
  }

  package mutating func begin() -> [UInt8] {
    Array(
      """
      msgid ""
      msgstr ""
      "Project-Id-Version: translation memory\\n"
      "Language: \(language.replacing("-", with: "_"))\\n"
      "MIME-Version: 1.0\\n"
      "Content-Type: text/plain; charset=UTF-8\\n"
      "Content-Transfer-Encoding: 8bit\\n"
      "X-Source-Language: \(sourceLanguage)\\n"
      "X-Generator: Tolmach \(toolVersion)\\n"

      """.utf8)
  }

  package mutating func pair(_ pair: PairUnit) -> [UInt8] {
    let (source, target) = (pair.source.plain, pair.target.plain)
    guard !source.text.isEmpty else {
      losses.lost("units without a source text", "a message begins with it")
      return []
    }
    // A catalogue has each context and message once.
    var context = pair.context
    var key = (context.map { "\($0)\u{4}" } ?? "") + source.text
    if let known = seen[key] {
      if known == target.text {
        losses.lost("repeated units", "a message stands in a catalogue once")
        return []
      }
      let message = key
      var number = numbers[message] ?? 2
      func translation(_ text: String) -> String { "\(message)\u{0}\(text)" }
      var isKnown = numbered.contains(translation(target.text))
      while !isKnown {
        context = "\(pair.context.map { "\($0) " } ?? "")\(number)"
        key = "\(context ?? "")\u{4}\(source.text)"
        guard let other = seen[key] else { break }
        numbered.insert(translation(other))
        number += 1
        isKnown = other == target.text
      }
      numbers[message] = number
      if isKnown {
        losses.lost("repeated units", "a message stands in a catalogue once")
        return []
      }
      losses.changed("other translations of a source", "told apart by numbers as contexts")
    }
    seen[key] = target.text
    if source.codes + target.codes > 0 {
      losses.lost("inline codes", "a message is text alone", count: source.codes + target.codes)
    }
    if pair.id != nil { losses.lost("ids", "messages have none") }
    var text = "\n"
    for line in pair.notes.flatMap({ $0.split(whereSeparator: \.isNewline) }) { text += "# \(line)\n" }
    func line(_ keyword: String, _ value: String) {
      text += "\(keyword) \(String(decoding: DraftWriter.catalogue(value, lineEnd: "\n"), as: UTF8.self))\n"
    }
    if let context { line("msgctxt", context) }
    line("msgid", source.text)
    line("msgstr", target.text)
    return Array(text.utf8)
  }

  package mutating func end() -> [UInt8] { [] }
}
