import Bitext
import CheckSeeds
import Orthography
import Testing

@testable import Checks

private func makeChecker() -> DraftChecker {
  DraftChecker(CheckOptions(source: LanguageTag("en"), target: LanguageTag("ru")))
}

struct `Seeded errors` {
  @Test func `stand in pairs that have none before`() {
    let checker = makeChecker()
    for pair in GoodPair.all {
      let found = checker.check(pair.segment)
      #expect(found.isEmpty, "\(pair.target): \(found.map { $0.rule + ": " + $0.message })")
    }
    #expect(GoodPair.all.count >= 60)
  }

  @Test func `are found, nineteen in twenty of each kind`() {
    let checker = makeChecker()
    let results = SeedResult.run(on: GoodPair.all, count: 50) { checker.check($0).map(\.rule) }
    #expect(results.count >= 40)
    for result in results {
      #expect(result.planted == 50, "\(result.kind)")
      #expect(
        result.recall >= 0.95, "\(result.kind): \(result.found) of \(result.planted), \(result.missed.map(\.target))")
    }
  }
}
