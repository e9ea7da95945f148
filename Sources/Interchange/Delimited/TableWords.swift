internal import Bitext
internal import Languages
internal import Orthography

/// What the words of tables mean, in every language that the program knows words of: names of columns, statuses of terms, yes and no;
/// and the names of languages.
struct TableWords: Sendable {
  static let all = TableWords()

  private var columns: [String: TableHeader.Meaning] = [:]
  private var statuses: [String: TermStatus] = [:]
  private var answers: [String: Bool] = [:]
  private let languages: NamedLanguages

  private init() {
    let facts = LanguageFacts.all
    let known = facts.map { (code: $0.code, words: $0.tables()) }.filter { !$0.words.source.isEmpty }
    for (_, words) in known {
      for (list, meaning) in [
        (words.source, .side(0, .text)), (words.target, .side(1, .text)), (words.note, .plain(.note)),
        (words.definition, .row(.definition)), (words.subjectField, .row(.subjectField)),
        (words.partOfSpeech, .plain(.partOfSpeech)), (words.gender, .plain(.gender)), (words.status, .plain(.status)),
        (words.context, .row(.context)), (words.identifier, .row(.identifier)), (words.deprecated, .plain(.deprecated)),
        (words.forbidden, .plain(.forbidden)),
      ] as [(String, TableHeader.Meaning)] {
        for key in Self.keys(list) where columns[key] == nil { columns[key] = meaning }
      }
      for (list, status) in [
        (words.preferred, .preferred), (words.admitted, .admitted), (words.deprecated, .deprecated),
        (words.forbidden, .forbidden),
      ] as [(String, TermStatus)] {
        for key in Self.keys(list) where statuses[key] == nil { statuses[key] = status }
      }
      for (list, answer) in [(words.yes, true), (words.no, false)] {
        for key in Self.keys(list) where answers[key] == nil { answers[key] = answer }
      }
    }
    (answers["1"], answers["0"], answers["x"], answers["+"]) = (true, false, true, true)
    languages = NamedLanguages(in: known.map(\.code))
  }

  private static func keys(_ list: String) -> [String] {
    list.split(separator: ",").map { key(String($0)) }.filter { !$0.isEmpty }
  }

  /// What names are compared by: folded, without spaces, hyphens and underscores.
  static func key(_ name: String) -> String {
    let folded = Orthography.foldKey(name)
    return String(
      String.UnicodeScalarView(folded.unicodeScalars.filter { $0.value > 0x20 && $0 != "_" && $0 != "-" }))
  }

  /// What a column of this name holds; nil for a name of no language.
  func meaning(ofKey key: String) -> TableHeader.Meaning? { columns[key] }

  /// The status that a cell says.
  func status(_ cell: String) -> TermStatus? {
    TermStatus(raw: cell) ?? statuses[Self.key(cell)]
  }

  /// Whether a cell says yes or no; nil for anything else.
  func answer(_ cell: String) -> Bool? { answers[Self.key(cell)] }

  /// The language of this name, in one of the languages that names of columns may be in, or in itself.
  func language(named name: String) -> LanguageTag? { languages.language(named: name) }
}
