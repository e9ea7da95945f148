package import Bitext
package import Files
internal import Orthography

/// A table that a glossary is written as.
package enum TableFormat: String, Sendable, CaseIterable {
  /// OmegaT's three columns: source, target, comment.
  case tsv
  /// RFC 4180 with a header that names the columns, one row a pair of terms, rows of a concept under its id.
  case csv
  /// UTX 1.11 (AAMT), with the columns of `csv` under its names; its lines end with CR LF.
  case utx
  /// A workbook of one sheet, with the columns of `csv`.
  case xlsx
}

/// Writes concepts as a table of two languages, and counts what that has no place for.
///
/// UTF-8 without a mark. `csv` and `utx` hold everything a ``TermEntry`` does of the two languages, each value in a
/// cell: a column stands as often as some concept has values for it.
package struct TableWriter {
  private let format: TableFormat
  private let source: LanguageTag
  private let target: LanguageTag
  private var losses = ConversionLosses()
  private var rows: [[Field: [String]]] = []
  private var concepts = 0
  private var ids: Set<String> = []
  private var generated = 0
  private var formulas: FormulaCells
  /// What has been written of the table.
  private var text = ""
  private var lines = 0
  /// Of a workbook.
  private var cells: [[String]] = []

  private enum Field: Int, CaseIterable {
    case concept, subject, definition, conceptNote
    case sourceLanguage, source, sourceStatus, sourcePart, sourceType, sourceGender, sourceUsage, sourceNote
    case sourceReference, sourceDefinition, sourceLanguageNote
    case targetLanguage, target, targetStatus, targetPart, targetType, targetGender, targetUsage, targetNote
    case targetReference, targetDefinition, targetLanguageNote

    var name: String {
      switch self {
      case .concept: "concept id"
      case .subject: "subject"
      case .definition: "definition"
      case .conceptNote: "concept note"
      case .sourceLanguage: "source lang"
      case .source: "source"
      case .sourceStatus: "source status"
      case .sourcePart: "source pos"
      case .sourceType: "source type"
      case .sourceGender: "source gender"
      case .sourceUsage: "source usage"
      case .sourceNote: "source note"
      case .sourceReference: "source reference"
      case .sourceDefinition: "source definition"
      case .sourceLanguageNote: "source language note"
      case .targetLanguage: "target lang"
      case .target: "target"
      case .targetStatus: "target status"
      case .targetPart: "target pos"
      case .targetType: "target type"
      case .targetGender: "target gender"
      case .targetUsage: "target usage"
      case .targetNote: "target note"
      case .targetReference: "target reference"
      case .targetDefinition: "target definition"
      case .targetLanguageNote: "target language note"
      }
    }

    /// The name in UTX 1.11, section 3.2; columns of its own a dictionary may have as it likes.
    var utxName: String {
      switch self {
      case .concept: "concept ID"
      case .source: "src"
      case .target: "tgt"
      case .targetStatus: "term status"
      case .sourceStatus: "src:term status"
      case .subject, .definition, .conceptNote: name
      default: name.replacing("source ", with: "src:").replacing("target ", with: "tgt:")
      }
    }
  }

  /// - Parameter safeCells: cells that a spreadsheet would take for formulas are written as text.
  package init(_ format: TableFormat, source: LanguageTag, target: LanguageTag, safeCells: Bool = false) {
    formulas = FormulaCells(isSafe: safeCells)
    self.format = format
    self.source = source
    self.target = target
  }

  /// The name that losses are said with.
  private var title: String {
    switch format {
    case .tsv: "a table of three columns"
    case .csv, .xlsx: "a table of two languages"
    case .utx: "UTX"
    }
  }

  // MARK: Concepts

  /// - Parameter isChosen: the two languages were asked for: that others are left out is no news.
  package mutating func add(_ concept: TBXConcept, isChosen: Bool) {
    let entry = concept.entry
    for (what, count) in TBXElements.unheld(in: concept.element) {
      losses.lost(what, "\(title) has no column for it", count: count)
    }
    var sources: [(LanguageSection, TermSection)] = []
    var targets: [(LanguageSection, TermSection)] = []
    var others: [LanguageSection] = []
    for section in entry.languages {
      let tag = LanguageTag(section.language)
      let (toSource, toTarget) = (tag.affinity(to: source), tag.affinity(to: target))
      if toSource > 0, toSource >= toTarget {
        sources += section.terms.map { (section, $0) }
      } else if toTarget > 0 {
        targets += section.terms.map { (section, $0) }
      } else {
        others.append(section)
      }
    }
    if !isChosen {
      for section in others where !section.terms.isEmpty {
        losses.lost(
          "terms in \(section.language.isEmpty ? "no language" : section.language)", "the table is of two languages",
          count: section.terms.count)
      }
    }
    if format == .tsv {
      addPairs(entry, sources, targets)
      return
    }
    guard !sources.isEmpty || !targets.isEmpty else {
      if !isChosen { losses.lost("concepts in neither language", "\(title) has no place for them") }
      return
    }
    concepts += 1
    let id = id(of: entry)
    joinRepeated(&sources)
    joinRepeated(&targets)
    let rows = max(sources.count, 1) * max(targets.count, 1)
    // Every pair, as other tools want them; of very many terms each once, which is all that reading them needs.
    if rows <= 1000 {
      for source in optionals(sources) {
        for target in optionals(targets) { addRow(entry, id, source, target) }
      }
    } else {
      for index in 0..<max(sources.count, targets.count) {
        addRow(
          entry, id, sources.indices.contains(index) ? sources[index] : nil,
          targets.indices.contains(index) ? targets[index] : nil)
      }
    }
  }

  private func optionals(_ terms: [(LanguageSection, TermSection)]) -> [(LanguageSection, TermSection)?] {
    terms.isEmpty ? [nil] : terms.map { $0 }
  }

  private mutating func addRow(
    _ entry: TermEntry, _ id: String, _ source: (LanguageSection, TermSection)?,
    _ target: (LanguageSection, TermSection)?
  ) {
    var row: [Field: [String]] = [
      .concept: [id], .subject: distinct(entry.subjectFields, "subject fields"),
      .definition: distinct(entry.definitions, "definitions"), .conceptNote: distinct(entry.notes, "notes"),
    ]
    if let (section, term) = source {
      row[.sourceLanguage] = [section.language]
      row[.source] = [term.text]
      row[.sourceStatus] = status(term)
      row[.sourcePart] = [term.partOfSpeech].compactMap(\.self)
      row[.sourceType] = [term.termType].compactMap(\.self)
      row[.sourceGender] = [term.gender].compactMap(\.self)
      row[.sourceUsage] = [term.geographicalUsage].compactMap(\.self)
      row[.sourceNote] = distinct(term.notes, "notes")
      row[.sourceReference] = [term.source].compactMap(\.self)
      row[.sourceDefinition] = distinct(section.definitions, "definitions")
      row[.sourceLanguageNote] = distinct(section.notes, "notes")
    }
    if let (section, term) = target {
      row[.targetLanguage] = [section.language]
      row[.target] = [term.text]
      row[.targetStatus] = status(term)
      row[.targetPart] = [term.partOfSpeech].compactMap(\.self)
      row[.targetType] = [term.termType].compactMap(\.self)
      row[.targetGender] = [term.gender].compactMap(\.self)
      row[.targetUsage] = [term.geographicalUsage].compactMap(\.self)
      row[.targetNote] = distinct(term.notes, "notes")
      row[.targetReference] = [term.source].compactMap(\.self)
      row[.targetDefinition] = distinct(section.definitions, "definitions")
      row[.targetLanguageNote] = distinct(section.notes, "notes")
    }
    rows.append(row)
  }

  private mutating func id(of entry: TermEntry) -> String {
    let said = cell(entry.id)
    if !said.isEmpty, ids.insert(said).inserted { return said }
    if !said.isEmpty { losses.changed("ids of concepts", "they stood twice") }
    var candidate = said
    repeat {
      generated += 1
      candidate = said.isEmpty ? "c\(generated)" : "\(said)-\(generated)"
    } while !ids.insert(candidate).inserted
    return candidate
  }

  /// Terms of the same text in one language are one term to a table.
  private mutating func joinRepeated(_ terms: inout [(LanguageSection, TermSection)]) {
    var seen: Set<[String]> = []
    terms.removeAll { section, term in
      let text = cell(term.text)
      guard !text.isEmpty else {
        losses.lost("terms without text", "there is nothing to write")
        return true
      }
      if seen.insert([section.language, text]).inserted { return false }
      losses.lost("terms that stand twice in a concept", "\(title) has one row for them")
      return true
    }
  }

  private mutating func distinct(_ texts: [String], _ what: String) -> [String] {
    var seen: Set<String> = []
    let kept = texts.map { cell($0) }.filter { !$0.isEmpty && seen.insert($0).inserted }
    if kept.count < texts.count {
      losses.lost("repeated \(what)", "\(title) has them once", count: texts.count - kept.count)
    }
    return kept
  }

  private mutating func status(_ term: TermSection) -> [String] {
    guard let status = term.status else {
      if let raw = term.rawStatus { losses.lost("status \"\(raw.prefix(30))\"", "it is none we know") }
      return []
    }
    guard format == .utx else { return [status.rawValue] }
    return switch status {
    case .preferred: ["approved"]
    case .admitted: ["provisional"]
    case .deprecated: ["non-standard"]
    case .forbidden: ["forbidden"]
    }
  }

  /// A text as a cell: trimmed, as readers have it; in a table without quotes on one line.
  private mutating func cell(_ text: String) -> String {
    var result = trimmed(text)
    if result.unicodeScalars.count != text.unicodeScalars.count { losses.changed("space around texts", "left out") }
    if format == .tsv || format == .utx, !DelimitedCell.fits(result) {
      result = DelimitedCell.flat(result)
      losses.changed("tabs and line breaks within texts", "written as spaces")
    }
    return result
  }

  // MARK: Three columns

  private static let mostPairs = 10_000

  /// What stands beside one of several terms, so that all stand at least once.
  private static func share<Term>(of terms: [Term], _ number: Int, _ count: Int) -> ArraySlice<Term> {
    guard !terms.isEmpty else { return [] }
    if number + 1 == count { return terms[min(number, terms.count - 1)...] }
    let at = min(number, terms.count - 1)
    return terms[at...at]
  }

  private mutating func addPairs(
    _ entry: TermEntry, _ sources: [(LanguageSection, TermSection)], _ targets: [(LanguageSection, TermSection)]
  ) {
    guard !sources.isEmpty, !targets.isEmpty else {
      losses.lost("concepts without a term in both languages", "\(title) is of pairs")
      return
    }
    concepts += 1
    // Rows of one source are read as one concept again.
    if sources.count > 1 { losses.changed("concepts with several source terms", "written as several concepts") }
    func lost(_ texts: [String?], _ what: String) {
      let count = texts.count { $0 != nil }
      if count > 0 { losses.lost(what, "\(title) has no column for it", count: count) }
    }
    lost(entry.subjectFields.map(\.self), "subject fields")
    if !entry.id.isEmpty { lost([entry.id], "ids of concepts") }
    let terms = (sources + targets).map(\.1)
    lost(terms.map(\.partOfSpeech), "parts of speech")
    lost(terms.map(\.termType), "term types")
    lost(terms.map(\.geographicalUsage), "geographical usage")
    lost(terms.map(\.gender), "grammatical gender")
    lost(terms.map(\.source), "sources")
    // A term not to be used is none to offer.
    let usable = targets.filter { $0.1.status?.isUsable ?? true }
    for (_, term) in targets where !(term.status?.isUsable ?? true) {
      losses.lost("\(term.status?.rawValue ?? "") equivalents", "\(title) cannot say that they are not to be used")
    }
    lost(sources.map { $0.1.rawStatus } + usable.map { $0.1.rawStatus }, "status")
    let common = entry.definitions + sources.flatMap { $0.0.definitions } + targets.flatMap { $0.0.definitions }
    let notes = entry.notes + sources.flatMap { $0.0.notes + $0.1.notes } + targets.flatMap { $0.0.notes }
    var pairs: Set<[String]> = []
    // Of very many terms each once: their pairs are the product of their numbers.
    let isCut = sources.count > Self.mostPairs / max(1, usable.count)
    if isCut { losses.lost("pairs of concepts with very many terms", "each term is written once") }
    for (number, (_, source)) in sources.enumerated() {
      let own = isCut ? Self.share(of: usable, number, sources.count) : usable[...]
      for (_, target) in own {
        let (left, right) = (cell(source.text), cell(target.text))
        if left.isEmpty || right.isEmpty || !pairs.insert([left, right]).inserted {
          losses.lost("pairs without text, or that stand twice", "\(title) has them once")
          continue
        }
        if left.hasPrefix("#") {
          losses.lost("terms that begin with #", "to OmegaT they are comments")
          continue
        }
        var seen: Set<String> = []
        let comments = (common + notes + target.notes).map { cell($0) }.filter {
          !$0.isEmpty && seen.insert($0).inserted
        }
        if !common.isEmpty || !notes.isEmpty {
          losses.changed("definitions and notes", "written as comments")
        } else if comments.count > 1 {
          losses.changed("several notes", "written as one comment")
        }
        rows.append([.source: [left], .target: [right], .targetNote: comments])
      }
    }
  }

  // MARK: Writing

  package struct Table: Sendable {
    package let bytes: [UInt8]
    package let concepts: Int
    package let losses: ConversionLosses
    package let formulas: FormulaCells
  }

  /// The whole table.
  /// - Parameters:
  ///   - date: for the first line of UTX, ISO 8601.
  ///   - path: of the file, for messages.
  /// - Throws: ``FileError`` for a workbook that is too large.
  package mutating func finish(date: String, path: String = "-") throws(FileError) -> Table {
    if format == .tsv { writePairs() } else { writeColumns(date) }
    let bytes = format == .xlsx ? try workbook(path) : Array(text.utf8)
    return Table(bytes: bytes, concepts: concepts, losses: losses, formulas: formulas)
  }

  private mutating func workbook(_ path: String) throws(FileError) -> [UInt8] {
    var sheet = SheetWriter()
    for row in cells { sheet.add(row) }
    if sheet.cut > 0 {
      losses.lost(
        "ends of texts", "a cell of a workbook holds \(SheetWriter.mostUnits) units of UTF-16", count: sheet.cut)
    }
    if sheet.beyond > 0 {
      losses.lost("values", "rows of workbooks have \(SheetReader.lastColumn) cells", count: sheet.beyond)
    }
    if sheet.left > 0 {
      losses.lost("rows", "sheets of workbooks have \(SheetReader.mostRows)", count: sheet.left)
    }
    return try sheet.finish(title: "Glossary", path: path)
  }

  private mutating func writePairs() {
    put("\(TableGlossary.omegaTHead) -*- coding: utf-8 -*-\(formulas.isSafe ? " \(FormulaCells.mark)" : "")\n")
    for row in rows {
      let cells = [row[.source]?.first ?? "", row[.target]?.first ?? ""]
      let comment = (row[.targetNote] ?? []).joined(separator: "; ")
      put(comment.isEmpty ? cells : cells + [comment])
    }
  }

  private mutating func writeColumns(_ date: String) {
    // How often each column stands; those of UTX that must stand, stand.
    var widths: [Field: Int] = [.concept: 1, .source: 1, .target: 1, .sourceLanguage: 1, .targetLanguage: 1]
    if format == .utx { widths[.sourcePart] = 1 }
    for row in rows { for (field, values) in row { widths[field] = max(widths[field] ?? 0, values.count) } }
    // UTX begins with the source, its equivalent and its part of speech.
    let first: [Field] = format == .utx ? [.source, .target, .sourcePart] : []
    let order = first + Field.allCases.filter { !first.contains($0) }
    let fields = order.filter { (widths[$0] ?? 0) > 0 }
    let header = fields.flatMap { field in
      Array(repeating: format == .utx ? field.utxName : field.name, count: widths[field] ?? 0)
    }
    if format == .utx {
      put(
        "#UTX 1.11; \(source.canonical)/\(target.canonical); \(date)\(formulas.isSafe ? "; \(FormulaCells.mark)" : "")\r\n#"
          + header.joined(separator: "\t") + "\r\n")
    } else if format == .xlsx {
      cells.append(header)
    } else {
      put(DelimitedCell.line(formulas.isSafe ? header + [FormulaCells.mark] : header) + "\r\n")
    }
    for row in rows {
      let cells = fields.flatMap { field -> [String] in
        let values = (row[field] ?? []).map {
          field == .sourceLanguage || field == .targetLanguage ? trimmed($0) : cell($0)
        }
        return values + Array(repeating: "", count: max(0, (widths[field] ?? 0) - values.count))
      }
      if format == .utx, cells.first?.hasPrefix("#") ?? false {
        losses.lost("terms that begin with #", "to UTX they are comments")
        continue
      }
      put(cells)
    }
  }

  private mutating func put(_ piece: String) {
    text += piece
    lines += piece.utf8.count { $0 == 0x0A }
  }

  private mutating func put(_ cells: [String]) {
    if format == .xlsx {
      self.cells.append(cells)
      return
    }
    let cells = cells.map { formulas.cell($0, line: lines + 1) }
    if format == .csv {
      put(DelimitedCell.line(formulas.isSafe ? cells + [""] : cells) + "\r\n")
    } else {
      put(cells.joined(separator: "\t") + (format == .utx ? "\r\n" : "\n"))
    }
  }
}
