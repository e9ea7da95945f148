import Bitext
import Library
import Matching
import Orthography
import TestSupport
import Testing
import WorkspaceBench

@testable import Workbench

/// `Tests/Fixtures/folds.tsv`, a row at a time: what the memory, the concordance and the glossary make of one spelling for another.
@Suite struct FoldTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let kind, language, text, query, score, search, term: String
    var testDescription: String { "\(kind) \(language): \(text) / \(query)" }
  }

  static let rows: [Row] = {
    let file = TestData.packageFolder + "/Tests/Fixtures/folds.tsv"
    let lines = ((try? contents(of: file)).map { String(decoding: $0, as: UTF8.self) } ?? "").split(separator: "\n")
    return lines.filter { !$0.hasPrefix("#") }.dropFirst().map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Row(
        kind: fields[0], language: fields[1], text: fields[2], query: fields[3], score: fields[4], search: fields[5],
        term: fields[6])
    }
  }()

  @Test func `each kind is tried in five languages`() {
    let languages = Dictionary(grouping: Self.rows, by: \.kind).mapValues { Set($0.map(\.language)).count }
    #expect(languages.count == 7)
    for (kind, count) in languages where kind != "script" && kind != "hyphen" {
      #expect(count >= 5, "\(kind): \(count)")
    }
  }

  @Test(arguments: rows)
  func `texts that are spelled otherwise are found`(row: Row) throws {
    let bench = try Bench()
    let other = row.language == "en" ? "ru" : "en"
    let pair = LanguagePair(LanguageTag(row.language), LanguageTag(other))
    try bench.write(
      "tm/a.tmx",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <tmx version="1.4"><header srclang="\(row.language)"/><body><tu><tuv xml:lang="\(row.language)"><seg>\(row.text)</seg></tuv>\
      <tuv xml:lang="\(other)"><seg>x</seg></tuv></tu></body></tmx>
      """)
    try bench.write("glossaries/g.tsv", "\(row.language)\t\(other)\n\(row.text)\tx\n")

    let score =
      try bench.lookup(row.query) {
        $0.pair = pair
        $0.threshold = 50
      }.first?.score.percent ?? 0
    #expect(score < 100)
    switch row.score {
    case "any": break
    case "below 95": #expect(score < 95)
    default: #expect("\(score)" == row.score)
    }

    let word = try #require(row.query.split(whereSeparator: { " \u{A0}\u{202F}".contains($0) }).last.map(String.init))
    var options = SearchOptions(pair)
    options.sides = [.source]
    let found = try search(word, in: bench.snapshot(), options: options)
    #expect((found.total == 0 ? "no" : found.instead == nil ? "direct" : "instead") == row.search)
    #expect(found.examples.allSatisfy { !$0.ranges.isEmpty || found.instead?.contains("-") ?? false })

    let terms = try TermSearcher(bench.snapshot(), pair).findings(in: row.query).filter { $0.utf16Range != nil }
    if row.term != "any" { #expect((terms.isEmpty ? "no" : "yes") == row.term) }
    for finding in terms {
      #expect(finding.utf16Range.map { !$0.isEmpty && $0.upperBound <= row.query.utf16.count } ?? false)
    }
  }
}
