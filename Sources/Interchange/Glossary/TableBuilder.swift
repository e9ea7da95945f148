internal import Bitext

/// Makes entries of rows.
struct TableBuilder {
  let path: String
  let header: TableHeader
  let languages: TableGlossary.Languages
  private(set) var entries: [TermEntry] = []
  private var faults: [Diagnostic] = []
  private var apostrophes = ApostropheCells()
  var diagnostics: [Diagnostic] { faults + apostrophes.diagnostics(path) }
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

  init(path: String, header: TableHeader, languages: TableGlossary.Languages) {
    self.path = path
    self.header = header
    self.languages = languages
  }

  mutating func add(_ row: DelimitedRow) {
    let row = apostrophes.row(row, isSafe: languages.isSafe || header.isSafe)
    func cell(_ column: TableHeader.Column) -> String? {
      guard let index = header.index(of: column), row.fields.indices.contains(index) else { return nil }
      let text = trimmed(row.fields[index])
      return text.isEmpty ? nil : text
    }
    func cells(_ column: TableHeader.Column) -> [String] {
      header.indices(of: column).filter { row.fields.indices.contains($0) }.map { trimmed(row.fields[$0]) }
        .filter { !$0.isEmpty }
    }
    if languages.reportsSpaces { reportSpaces(row) }
    if let concept = cell(.concept), cell(.source) != nil || cell(.target) != nil {
      add(row, to: concept)
      return
    }
    guard let source = cell(.source), let target = cell(.target) else {
      if row.fields.allSatisfy({ trimmed($0).isEmpty }) || faults.count >= 1000 { return }
      faults.append(
        Diagnostic(
          .warning, rule: "incomplete-row", file: path, line: row.line,
          message: "expected a term and its equivalent, found only one of them: passed over"))
      return
    }
    let sourceLanguage = cell(.sourceLanguage) ?? header.source ?? languages.source
    let targetLanguage = cell(.targetLanguage) ?? header.target ?? languages.target
    let definition = cell(.definition)
    let partOfSpeech = cell(.partOfSpeech)
    let key = Key(
      source: source, definition: definition, partOfSpeech: partOfSpeech,
      sourceLanguage: sourceLanguage, targetLanguage: targetLanguage)
    let status = cell(.status)
    var equivalent = TermSection(
      target, status: status.flatMap { TermStatus(raw: $0) }, rawStatus: status,
      partOfSpeech: cell(.targetPartOfSpeech) ?? partOfSpeech, termType: cell(.targetTermType),
      geographicalUsage: cell(.targetUsage), gender: cell(.targetGender), source: cell(.targetReference), line: row.line
    )
    equivalent.notes = cells(.note) + cells(.targetNote) + cells(.context)
    let index = byKey[key] ?? entries.count
    if index < entries.count {
      add(equivalent, to: index)
    } else {
      byKey[key] = index
      let sourceStatus = cell(.sourceStatus)
      entries.append(
        TermEntry(
          id: cell(.identifier) ?? "",
          languages: [
            LanguageSection(
              sourceLanguage,
              terms: [
                TermSection(
                  source, status: sourceStatus.flatMap { TermStatus(raw: $0) }, rawStatus: sourceStatus,
                  partOfSpeech: partOfSpeech, termType: cell(.termType), geographicalUsage: cell(.usage),
                  gender: cell(.gender), source: cell(.reference), line: row.line)
              ]),
            LanguageSection(targetLanguage, terms: [equivalent]),
          ],
          file: path, line: row.line))
    }
    merge(cells(.definition), into: &entries[index].definitions)
    merge(cells(.subjectField), into: &entries[index].subjectFields)
    merge(cells(.conceptNote), into: &entries[index].notes)
    merge(cells(.sourceNote), into: &entries[index].languages[0].terms[0].notes)
    merge(cells(.sourceDefinition), into: &entries[index].languages[0].definitions)
    merge(cells(.sourceLanguageNote), into: &entries[index].languages[0].notes)
    merge(cells(.targetDefinition), into: &entries[index].languages[1].definitions)
    merge(cells(.targetLanguageNote), into: &entries[index].languages[1].notes)
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
    for column in [TableHeader.Column.source, .target] {
      guard let index = header.index(of: column), row.fields.indices.contains(index) else { continue }
      let text = row.fields[index]
      let kept = trimmed(text)
      guard !kept.isEmpty, kept.utf8.count < text.utf8.count, faults.count < 10_000 else { continue }
      faults.append(
        Diagnostic(
          .warning, rule: "untrimmed", file: path, line: row.line,
          message: "expected \"\(kept.prefix(80))\" without spaces around it, found some"))
    }
  }

  // MARK: Rows that say their concept

  /// A row of a concept: a term of either language, or of both.
  private mutating func add(_ row: DelimitedRow, to concept: String) {
    func cells(_ columns: TableHeader.Column...) -> [String] {
      columns.flatMap { header.indices(of: $0) }.sorted().filter { row.fields.indices.contains($0) }
        .map { trimmed(row.fields[$0]) }.filter { !$0.isEmpty }
    }
    func cell(_ column: TableHeader.Column) -> String? { cells(column).first }
    let index = byConcept[concept] ?? entries.count
    if index == entries.count {
      byConcept[concept] = index
      entries.append(TermEntry(id: concept, file: path, line: row.line))
    }
    merge(cells(.definition), into: &entries[index].definitions)
    merge(cells(.subjectField), into: &entries[index].subjectFields)
    merge(cells(.conceptNote), into: &entries[index].notes)
    if let source = cell(.source) {
      let status = cell(.sourceStatus)
      merge(
        TermSection(
          source, status: status.flatMap { TermStatus(raw: $0) }, rawStatus: status, partOfSpeech: cell(.partOfSpeech),
          termType: cell(.termType), geographicalUsage: cell(.usage), gender: cell(.gender),
          notes: cells(.sourceNote), source: cell(.reference), line: row.line),
        definitions: cells(.sourceDefinition), notes: cells(.sourceLanguageNote),
        language: cell(.sourceLanguage) ?? header.source ?? languages.source, into: index)
    }
    if let target = cell(.target) {
      let status = cell(.status)
      merge(
        TermSection(
          target, status: status.flatMap { TermStatus(raw: $0) }, rawStatus: status,
          partOfSpeech: cell(.targetPartOfSpeech), termType: cell(.targetTermType),
          geographicalUsage: cell(.targetUsage), gender: cell(.targetGender),
          notes: cells(.note, .targetNote, .context), source: cell(.targetReference), line: row.line),
        definitions: cells(.targetDefinition), notes: cells(.targetLanguageNote),
        language: cell(.targetLanguage) ?? header.target ?? languages.target, into: index)
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
