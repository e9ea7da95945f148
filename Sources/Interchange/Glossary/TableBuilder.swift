internal import Bitext
internal import Orthography

/// Makes entries of rows.
struct TableBuilder {
  let path: String
  let header: TableHeader
  let languages: TableGlossary.Languages
  private(set) var entries: [TermEntry] = []
  private var faults: [Diagnostic] = []
  private var apostrophes = ApostropheCells()
  private var surplus = SurplusCells()
  private var unconfirmed = (count: 0, line: 0)
  private let words = TableWords.all
  /// Rows are those of a sheet, where columns are places.
  private let isSheet: Bool

  var diagnostics: [Diagnostic] {
    var all = faults + apostrophes.diagnostics(path) + surplus.diagnostics(path)
    if unconfirmed.count > 0 {
      all.append(
        Diagnostic(
          .warning, rule: "unconfirmed-rows", file: path, line: unconfirmed.line,
          message: "found \(unconfirmed.count) row\(unconfirmed.count == 1 ? "" : "s") marked for another look "
            + "from this line on: left out"))
    }
    return all
  }
  /// Entries by what makes rows one concept.
  private var byKey: [Key: Int] = [:]
  private var byEquivalent: [Equivalent: Int] = [:]

  /// Entries by the id that a column for concepts gives them.
  private var byConcept: [String: Int] = [:]
  private var byLanguage: [ConceptLanguage: Int] = [:]
  private var byTerm: [ConceptTerm: Int] = [:]

  private struct ConceptLanguage: Hashable {
    var entry: Int
    var language: String
  }

  private struct ConceptTerm: Hashable {
    var place: ConceptLanguage
    var text: String
  }

  private struct Key: Hashable {
    var source: String
    var definition: String?
    var partOfSpeech: String?
    var sourceLanguage: String
    var targetLanguage: String
  }

  private struct Equivalent: Hashable {
    var entry: Int
    var text: String
  }

  /// - Parameter line: of the header, for what is said of it.
  init(path: String, header: TableHeader, line: Int, languages: TableGlossary.Languages, isSheet: Bool = false) {
    self.path = path
    self.header = header
    self.languages = languages
    self.isSheet = isSheet
    let unread = header.unread(
      rows: [.concept, .identifier, .subjectField, .definition, .conceptNote, .context, .isFuzzy],
      fields: [
        .text, .language, .status, .deprecated, .forbidden, .info, .note, .definition, .languageNote, .partOfSpeech,
        .termType, .gender, .usage, .reference,
      ])
    if let said = TableHeader.unreadColumns(unread, path, line: line) { faults.append(said) }
  }

  /// The entries, when there are no further rows.
  ///
  /// Where the table does not say its languages, and most terms of the one side are in the letters of the other's language, the table
  /// is of the languages the other way round.
  mutating func finish() -> [TermEntry] {
    guard !header.namesLanguages, isReversed else { return entries }
    for index in entries.indices {
      for section in entries[index].languages.indices {
        let isSource = entries[index].languages[section].language == languages.source
        entries[index].languages[section].language = isSource ? languages.target : languages.source
      }
    }
    return entries
  }

  private var isReversed: Bool {
    let (source, target) = (LanguageTag(languages.source), LanguageTag(languages.target))
    guard source != target, source.likelyScript != target.likelyScript else { return false }
    var wrong = 0
    for section in entries.prefix(1_000).lazy.flatMap(\.languages) {
      let (own, other) = section.language == languages.source ? (source, target) : (target, source)
      for term in section.terms.prefix(10) {
        let (right, reversed) = (own.letterCount(in: term.text), other.letterCount(in: term.text))
        if right != reversed { wrong += reversed > right ? 1 : -1 }
      }
    }
    return wrong > 0
  }

  mutating func add(_ row: DelimitedRow) {
    let isSafe = languages.isSafe || header.isSafe
    // Cells of a sheet say themselves what is a formula.
    let row = isSheet && !isSafe ? row : apostrophes.row(row, isSafe: isSafe)
    surplus.take(row, header)
    if languages.reportsSpaces { reportSpaces(row) }
    if let fuzzy = cell(row, header.index(of: .isFuzzy)), words.answer(fuzzy) ?? true {
      if unconfirmed.count == 0 { unconfirmed.line = row.line }
      unconfirmed.count += 1
      return
    }
    let found = header.sides.map { cell(row, $0.index(of: .text)) }
    let filled = found.count { $0 != nil }
    if let concept = cell(row, header.index(of: .concept)), filled > 0 {
      add(row, to: place(ofConcept: concept, row))
      return
    }
    guard let source = found[0], let target = found[1], found.count == 2 else {
      if filled > 1 || filled == 1 && isUnusable(row) {
        add(row, to: place(ofRow: row, found))
      } else if !row.fields.allSatisfy({ trimmed($0).isEmpty }) {
        report(
          .warning, "incomplete-row", row.line,
          filled == 0
            ? "expected a term and its equivalent, found neither: passed over"
            : "expected a term and its equivalent, found only one of them: passed over")
      }
      return
    }
    let sourceLanguage = language(row, 0)
    let targetLanguage = language(row, 1)
    let definition = cell(row, header.index(of: .definition))
    let partOfSpeech = cell(row, header.source.index(of: .partOfSpeech))
    let key = Key(
      source: source, definition: definition, partOfSpeech: partOfSpeech,
      sourceLanguage: sourceLanguage, targetLanguage: targetLanguage)
    var equivalent = term(target, row, 1)
    equivalent.partOfSpeech = equivalent.partOfSpeech ?? partOfSpeech
    if let context = cell(row, header.index(of: .context)) { equivalent.notes.append(context) }
    if let index = byKey[key] {
      add(equivalent, to: index)
      // What a further row says of the concept is kept, too.
      merge(cells(row, header.indices(of: .subjectField)), into: &entries[index].subjectFields)
      merge(cells(row, header.indices(of: .conceptNote)), into: &entries[index].notes)
      for (number, side) in header.sides.prefix(2).enumerated() where entries[index].languages.indices.contains(number)
      {
        merge(cells(row, side.indices(of: .definition)), into: &entries[index].languages[number].definitions)
        merge(cells(row, side.indices(of: .languageNote)), into: &entries[index].languages[number].notes)
      }
      if entries[index].languages.first?.terms.isEmpty == false {
        merge(cells(row, header.source.indices(of: .note)), into: &entries[index].languages[0].terms[0].notes)
      }
      return
    }
    byKey[key] = entries.count
    entries.append(
      TermEntry(
        id: cell(row, header.index(of: .identifier)) ?? "",
        definitions: cells(row, header.indices(of: .definition)),
        subjectFields: cells(row, header.indices(of: .subjectField)),
        notes: cells(row, header.indices(of: .conceptNote)),
        languages: [
          LanguageSection(
            sourceLanguage, definitions: cells(row, header.source.indices(of: .definition)),
            notes: cells(row, header.source.indices(of: .languageNote)), terms: [term(source, row, 0)]),
          LanguageSection(
            targetLanguage, definitions: cells(row, header.target.indices(of: .definition)),
            notes: cells(row, header.target.indices(of: .languageNote)), terms: [equivalent]),
        ],
        file: path, line: row.line))
  }

  // MARK: Cells

  private func cell(_ row: DelimitedRow, _ index: Int?) -> String? {
    guard let index, row.fields.indices.contains(index) else { return nil }
    let text = trimmed(row.fields[index])
    return text.isEmpty ? nil : text
  }

  private func cells(_ row: DelimitedRow, _ indices: [Int]) -> [String] { indices.compactMap { cell(row, $0) } }

  /// What a side is in: as the row says, else the header, else as is usual. Of further sides, the header says it.
  private func language(_ row: DelimitedRow, _ side: Int) -> String {
    cell(row, header.sides[side].index(of: .language)) ?? header.sides[side].language
      ?? (side == 0 ? languages.source : languages.target)
  }

  /// A term with what its side says of it.
  private mutating func term(_ text: String, _ row: DelimitedRow, _ number: Int) -> TermSection {
    let side = header.sides[number]
    let status = status(row, side)
    return TermSection(
      text, status: status.known, rawStatus: status.raw, partOfSpeech: cell(row, side.index(of: .partOfSpeech)),
      termType: cell(row, side.index(of: .termType)), geographicalUsage: cell(row, side.index(of: .usage)),
      gender: cell(row, side.index(of: .gender)), notes: cells(row, side.indices(of: .note)),
      source: cell(row, side.index(of: .reference)), line: row.line)
  }

  /// The status of a side's term. A word that is no status is a warning, and kept as it is.
  private mutating func status(
    _ row: DelimitedRow, _ side: TableHeader.Side
  ) -> (known: TermStatus?, raw: String?) {
    var found: (known: TermStatus?, raw: String?) = (nil, nil)
    for index in side.indices(of: .status) {
      guard let raw = cell(row, index) else { continue }
      let known = words.status(raw)
      if known == nil {
        reportWord(raw, row, index, expected: "preferred, admitted, deprecated or forbidden")
      }
      if found.known == nil { found = (known, raw) }
    }
    for (field, status) in [(.deprecated, .deprecated), (.forbidden, .forbidden)] as [(TableHeader.Field, TermStatus)] {
      for index in side.indices(of: field) {
        guard let raw = cell(row, index) else { continue }
        // A column "forbidden" may say it in that word, too.
        let answer = words.answer(raw) ?? words.status(raw).map { $0 == status }
        if answer == nil { reportWord(raw, row, index, expected: "yes or no") }
        if answer ?? false { found = (status, status.rawValue) }
      }
    }
    for index in side.indices(of: .info) where found.known == nil {
      let parts = cell(row, index)?.split { $0 == ";" || $0 == "," || $0 == "|" } ?? []
      for part in parts where found.known == nil {
        if let status = words.status(trimmed(String(part))) { found = (status, status.rawValue) }
      }
    }
    return found
  }

  private mutating func reportWord(_ word: String, _ row: DelimitedRow, _ index: Int, expected: String) {
    let name = header.names.indices.contains(index) ? " in column \"\(header.names[index].prefix(60))\"" : ""
    // A column that several sides share says it once.
    let report = Diagnostic(
      .warning, rule: "unknown-status", file: path, line: row.line, column: isSheet ? index + 1 : nil,
      message: "expected \(expected)\(name), found \"\(word.prefix(60))\": the status is not known")
    if faults.count < 10_000, faults.last != report { faults.append(report) }
  }

  private mutating func report(_ severity: Diagnostic.Severity, _ rule: String, _ line: Int, _ message: String) {
    guard faults.count < 1000 else { return }
    faults.append(Diagnostic(severity, rule: rule, file: path, line: line, message: message))
  }

  /// Whether a term of the row is not to be used: there need not be another one then.
  private mutating func isUnusable(_ row: DelimitedRow) -> Bool {
    for side in header.sides where cell(row, side.index(of: .text)) != nil {
      if let status = status(row, side).known, !status.isUsable { return true }
    }
    return false
  }

  /// Another equivalent of a concept; one that it has already only adds its notes.
  private mutating func add(_ equivalent: TermSection, to index: Int) {
    // No copy of the terms is held: there may be very many.
    let count = entries[index].languages[1].terms.count
    if count == 1 {
      byEquivalent[Equivalent(entry: index, text: entries[index].languages[1].terms[0].text)] = 0
    }
    let key = Equivalent(entry: index, text: equivalent.text)
    if let same = byEquivalent[key] {
      for note in equivalent.notes where !entries[index].languages[1].terms[same].notes.contains(note) {
        entries[index].languages[1].terms[same].notes.append(note)
      }
    } else {
      byEquivalent[key] = count
      entries[index].languages[1].terms.append(equivalent)
    }
  }

  private mutating func reportSpaces(_ row: DelimitedRow) {
    for side in header.sides {
      guard let index = side.index(of: .text), row.fields.indices.contains(index) else { continue }
      let text = row.fields[index]
      let kept = trimmed(text)
      guard !kept.isEmpty, kept.utf8.count < text.utf8.count, faults.count < 10_000 else { continue }
      faults.append(
        Diagnostic(
          .warning, rule: "untrimmed", file: path, line: row.line,
          message: "expected \"\(kept.prefix(80))\" without spaces around it, found some"))
    }
  }

  // MARK: Rows of concepts with any number of terms

  private mutating func place(ofConcept concept: String, _ row: DelimitedRow) -> Int {
    if let index = byConcept[concept] { return index }
    byConcept[concept] = entries.count
    entries.append(TermEntry(id: concept, file: path, line: row.line))
    return entries.count - 1
  }

  /// The concept of a row that does not say it: that of the rows with the same first term and definition.
  private mutating func place(ofRow row: DelimitedRow, _ terms: [String?]) -> Int {
    let first = terms.firstIndex { $0 != nil } ?? 0
    let key = Key(
      source: terms[first] ?? "", definition: cell(row, header.index(of: .definition)),
      partOfSpeech: cell(row, header.sides[first].index(of: .partOfSpeech)), sourceLanguage: language(row, first),
      targetLanguage: "")
    if let index = byKey[key] { return index }
    byKey[key] = entries.count
    entries.append(TermEntry(id: cell(row, header.index(of: .identifier)) ?? "", file: path, line: row.line))
    return entries.count - 1
  }

  /// Adds the terms of a row to a concept, of whatever languages they are.
  private mutating func add(_ row: DelimitedRow, to index: Int) {
    merge(cells(row, header.indices(of: .definition)), into: &entries[index].definitions)
    merge(cells(row, header.indices(of: .subjectField)), into: &entries[index].subjectFields)
    merge(cells(row, header.indices(of: .conceptNote)), into: &entries[index].notes)
    for number in header.sides.indices {
      let side = header.sides[number]
      guard let text = cell(row, side.index(of: .text)) else { continue }
      var term = term(text, row, number)
      if number == 1 { term.notes += cells(row, header.indices(of: .context)) }
      merge(
        term, definitions: cells(row, side.indices(of: .definition)),
        notes: cells(row, side.indices(of: .languageNote)), language: language(row, number), into: index)
    }
  }

  /// Texts that the list does not have yet. Beyond a thousand nobody looks: a file may have any number of rows.
  private func merge(_ texts: [String], into list: inout [String]) {
    for text in texts where list.count > 1000 || !list.contains(text) { list.append(text) }
  }

  private mutating func merge(
    _ term: TermSection, definitions: [String], notes: [String], language: String, into entry: Int
  ) {
    // No copy of a section is held: it may have very many terms.
    let place = ConceptLanguage(entry: entry, language: language)
    let at = byLanguage[place] ?? entries[entry].languages.count
    if at == entries[entry].languages.count {
      byLanguage[place] = at
      entries[entry].languages.append(LanguageSection(language))
    }
    merge(definitions, into: &entries[entry].languages[at].definitions)
    merge(notes, into: &entries[entry].languages[at].notes)
    let key = ConceptTerm(place: place, text: term.text)
    if let same = byTerm[key] {
      merge(term, into: &entries[entry].languages[at].terms[same])
    } else {
      byTerm[key] = entries[entry].languages[at].terms.count
      entries[entry].languages[at].terms.append(term)
    }
  }

  private func merge(_ term: TermSection, into known: inout TermSection) {
    merge(term.notes, into: &known.notes)
    if known.rawStatus == nil { (known.status, known.rawStatus) = (term.status, term.rawStatus) }
    known.partOfSpeech = known.partOfSpeech ?? term.partOfSpeech
    known.termType = known.termType ?? term.termType
    known.geographicalUsage = known.geographicalUsage ?? term.geographicalUsage
    known.gender = known.gender ?? term.gender
    known.source = known.source ?? term.source
  }
}
