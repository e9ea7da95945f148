import Bitext
import Compiled
import Files
import Terminology

/// Opens damaged indexes of glossaries and asks them everything; ``damaged(_:by:)`` says how an input is read.
@Sendable
func fuzzTermIndex(_ input: [UInt8]) {
  guard !input.isEmpty else { return }
  let bytes = damaged(sample, by: input)
  guard let index = try? TermIndex(CompiledFile(bytes: bytes, isWhole: true), of: "a.tbx") else { return }
  ask(index)
}

private func ask(_ index: TermIndex) {
  let count = index.entryCount
  expect(count >= 0, "a negative count")
  for number in [-1, 0, 1, count / 2, count - 1, count, .max] {
    let entry = index.entry(number)
    expect(entry == nil || (0..<count).contains(number), "an entry that is not there")
    expect(entry?.file ?? "a.tbx" == "a.tbx", "an entry of another file")
  }
  _ = index.messages
  let termbase = Termbase([index], source: LanguageTag("en"), target: LanguageTag("ru"))
  let recognizer = termbase.recognizer()
  var options = Termbase.RecognitionOptions()
  for (number, text) in texts.enumerated() {
    (options.includesNested, options.includesOverlapping) = (number == 1, number == 2)
    for hit in recognizer.hits(in: text, options: options) {
      expect(
        hit.utf8Range.lowerBound >= 0 && hit.utf8Range.upperBound <= text.utf8.count
          && hit.utf16Range.upperBound <= text.utf16.count, "a hit lies outside of the text", ["\(hit)"])
      expect((1...100).contains(hit.confidence), "a confidence is out of range")
      _ = termbase.entry(of: hit)?.equivalents(in: LanguageTag("ru"))
    }
    for match in termbase.lookup(text, limit: 5) { _ = termbase.entry(of: match) }
  }
  expect(termbase.lookup("missile defense", limit: 5).count <= 5, "more than were asked for")
}

private let texts = [
  "missile defense", "The missile-defense systems of NATO were opened; a water gauge, the air force's own.",
  "Missile defenses and missile base defenses: water, air, systems, the gauge glass of the water pump.",
]

/// A good index of a few terms: of one word and several, in capitals, with a hyphen, of equal words.
private let sample: [UInt8] = {
  do {
    let builder = try TermIndexBuilder(.memory, source: LanguageTag("en"))
    let pairs = [
      ("missile defense", "противоракетная оборона"), ("missile", "ракета"), ("water gauge", "водомер"),
      ("air force", "военно-воздушные силы"), ("NATO", "НАТО"), ("gauge glass", "водомерное стекло"),
      ("air-defense system", "система противовоздушной обороны"), ("system", "система"), ("pump", "насос"),
    ]
    for (number, (source, target)) in pairs.enumerated() {
      var first = TermSection(source)
      if number % 3 == 0 { first.partOfSpeech = "noun" }
      let second = TermSection(target, status: number % 2 == 0 ? .preferred : nil, notes: ["a note"])
      try builder.add(
        TermEntry(
          id: "c\(number)", definitions: number % 4 == 0 ? ["what it is"] : [],
          languages: [LanguageSection("en", terms: [first]), LanguageSection("ru", terms: [second])], line: number + 3))
    }
    let none = ContentHash(low: 0, high: 0)
    let file = try builder.finish(TermIndexExtent(sourceHash: none, languages: "en/ru"), messages: ["a message"])
    ask(try TermIndex(file, of: "a.tbx"))
    return Array(file.bytes)
  } catch { fail("cannot make the sample: \(error)") }
}()
