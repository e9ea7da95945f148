internal import Bitext

/// Makes entries of rows.
struct TableBuilder {
  let path: String
  let header: TableHeader
  let languages: TableGlossary.Languages
  private(set) var entries: [TermEntry] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Entries by what makes rows one concept.
  private var byKey: [Key: Int] = [:]
  private var byEquivalent: [Equivalent: Int] = [:]

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
    func cell(_ column: TableHeader.Column) -> String? {
      guard let index = header.index(of: column), row.fields.indices.contains(index) else { return nil }
      let text = trimmed(row.fields[index])
      return text.isEmpty ? nil : text
    }
    guard let source = cell(.source), let target = cell(.target) else {
      if row.fields.allSatisfy({ trimmed($0).isEmpty }) || diagnostics.count >= 1000 { return }
      diagnostics.append(
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
      partOfSpeech: cell(.targetPartOfSpeech) ?? partOfSpeech, gender: cell(.targetGender),
      line: row.line)
    for column in [TableHeader.Column.note, .targetNote, .context] {
      if let note = cell(column) { equivalent.notes.append(note) }
    }
    if let index = byKey[key] {
      add(equivalent, to: index)
      return
    }
    byKey[key] = entries.count
    let sourceStatus = cell(.sourceStatus)
    entries.append(
      TermEntry(
        id: cell(.identifier) ?? "", definitions: definition.map { [$0] } ?? [],
        subjectFields: cell(.subjectField).map { [$0] } ?? [],
        languages: [
          LanguageSection(
            sourceLanguage,
            terms: [
              TermSection(
                source, status: sourceStatus.flatMap { TermStatus(raw: $0) }, rawStatus: sourceStatus,
                partOfSpeech: partOfSpeech, termType: cell(.termType), gender: cell(.gender), line: row.line)
            ]),
          LanguageSection(targetLanguage, terms: [equivalent]),
        ],
        file: path, line: row.line))
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
}
