import Bitext
import CheckSeeds
import Orthography
import Testing

@testable import Checks

private func makeChecker() throws -> DraftChecker {
  var options = CheckOptions(source: LanguageTag("en"), target: LanguageTag("ru"))
  options.userRules = [try seedRule()]
  return DraftChecker(options, terms: SeedTerms(), speller: SeedSpeller(GoodPair.all))
}

struct `Seeded errors` {
  @Test func `stand in pairs that have none before`() throws {
    let checker = try makeChecker()
    for pair in GoodPair.all {
      let found = checker.check(pair.segment)
      #expect(found.isEmpty, "\(pair.target): \(found.map { $0.rule + ": " + $0.message })")
    }
    #expect(GoodPair.all.count >= 60)
  }

  @Test func `are found, nineteen in twenty of each kind`() throws {
    let checker = try makeChecker()
    var results = SeedResult.run(on: GoodPair.all, count: 50) { checker.check($0).map(\.rule) }
    results.append(
      SeedResult.comparing(GoodPair.all, count: 50) { first, second in
        var comparison = DraftComparison(names: ["a", "b"])
        for (number, draft) in [first, second].enumerated() {
          let checker = DraftChecker(CheckOptions(source: LanguageTag("en"), target: LanguageTag("ru")))
          for segment in draft { _ = checker.check(segment) }
          comparison.add(checker.translations, draft: number)
        }
        return comparison.findings()[1]?.map(\.rule) ?? []
      })
    #expect(results.count >= 40)
    for result in results {
      #expect(result.planted == 50, "\(result.kind)")
      #expect(
        result.recall >= 0.95, "\(result.kind): \(result.found) of \(result.planted), \(result.missed.map(\.target))")
    }
  }
}
