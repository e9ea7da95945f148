package import Bitext

/// A translation unit of two languages, as formats for drafts have it.
package struct PairUnit: Sendable {
  package var id: String?
  package var source: Segment
  package var target: Segment
  package var notes: [String] = []
  package var context: String?
  /// Which form it is of a text with plurals, where the memory says it by a number.
  package var form: PluralFormName?

  package init(
    id: String? = nil, source: Segment, target: Segment, notes: [String] = [], context: String? = nil,
    form: PluralFormName? = nil
  ) {
    self.id = id
    self.source = source
    self.target = target
    self.notes = notes
    self.context = context
    self.form = form
  }
}

/// Writes pairs as a document of one format, piece by piece.
package protocol PairWriter {
  /// What the format had no place for.
  var losses: ConversionLosses { get }
  /// Cells of a table that a spreadsheet takes for formulas; nil for what is no table.
  var formulas: FormulaCells? { get }
  /// How many pairs have been written, those among them that are held back for the ones that follow.
  var count: Int { get }
  /// What stands before the first pair.
  mutating func begin() -> [UInt8]
  /// A pair; empty when the format cannot hold it, which ``losses`` tells, or when it is held back.
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
  package private(set) var count = 0
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
    count += 1
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
  package private(set) var count = 0
  /// The forms of a message with plurals that have come so far.
  private var forms: [PairUnit] = []

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

  /// The forms of one message come one after the other, as they were imported; others are messages of their own.
  package mutating func pair(_ pair: PairUnit) -> [UInt8] {
    guard let form = pair.form, form.count > 1 else { return closeForms() + message(pair) }
    let follows = forms.first.map { first in
      first.form?.count == form.count && forms.count == form.index && first.context == pair.context
        && (form.index == 1 || forms.last?.source.text == pair.source.text)
    }
    if follows ?? (form.index == 0) {
      forms.append(pair)
      return forms.count == form.count ? closeForms() : []
    }
    let before = closeForms()
    guard form.index == 0 else { return before + message(pair) }
    forms = [pair]
    return before
  }

  package mutating func end() -> [UInt8] { closeForms() }

  /// The message with plurals whose forms have come; what lacks some of them are messages of their own.
  private mutating func closeForms() -> [UInt8] {
    let forms = forms
    self.forms = []
    guard let first = forms.first, forms.count > 1, forms.count == first.form?.count else {
      return forms.flatMap { message($0) }
    }
    let key = (first.context.map { "\($0)\u{4}" } ?? "") + first.source.text
    guard seen[key] == nil, forms.allSatisfy({ !$0.source.text.isEmpty }) else { return forms.flatMap { message($0) } }
    seen[key] = first.target.text
    count += forms.count
    let codes = forms.reduce(0) { $0 + $1.source.plain.codes + $1.target.plain.codes }
    if codes > 0 { losses.lost("inline codes", "a message is text alone", count: codes) }
    if forms.contains(where: { $0.id != nil }) { losses.lost("ids", "messages have none") }
    losses.changed("plural forms", "the header does not have the rule of the language: Plural-Forms is to be added")
    var notes: [String] = []
    for note in forms.flatMap(\.notes) where !notes.contains(note) { notes.append(note) }
    var text = head(notes, first.context, first.source.plain.text)
    text += line("msgid_plural", forms[1].source.plain.text)
    for (index, form) in forms.enumerated() { text += line("msgstr[\(index)]", form.target.plain.text) }
    return Array(text.utf8)
  }

  private func line(_ keyword: String, _ value: String) -> String {
    "\(keyword) \(String(decoding: DraftWriter.catalogue(value, lineEnd: "\n"), as: UTF8.self))\n"
  }

  /// What a message begins with.
  private func head(_ notes: [String], _ context: String?, _ id: String) -> String {
    var text = "\n"
    for line in notes.flatMap({ $0.split(whereSeparator: \.isNewline) }) { text += "# \(line)\n" }
    return text + (context.map { line("msgctxt", $0) } ?? "") + line("msgid", id)
  }

  private mutating func message(_ pair: PairUnit) -> [UInt8] {
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
    count += 1
    if pair.form != nil {
      losses.lost("plural forms", "a message has them where all of them come one after the other")
    }
    if source.codes + target.codes > 0 {
      losses.lost("inline codes", "a message is text alone", count: source.codes + target.codes)
    }
    if pair.id != nil { losses.lost("ids", "messages have none") }
    return Array((head(pair.notes, context, source.text) + line("msgstr", target.text)).utf8)
  }
}
