import Bitext
import Checks
import Files
import Interchange
import Orthography
import Segmentation

@testable import Configuration
@testable import Library

/// Reads any bytes as SRX and breaks a text by the rules, whatever their patterns are.
@Sendable
func fuzzSRX(_ bytes: [UInt8]) {
  guard let (rules, _) = reading({ try SRXReader.read(ByteSource(bytes: bytes, name: "a.srx")) }) else { return }
  let again = reading { try SRXReader.read(ByteSource(bytes: bytes, name: "a.srx", chunkBytes: 7)) }
  expect(again?.rules == rules, "what is read depends on how much comes at a time")
  let groups = Set(rules.groups.map(\.name))
  expect(rules.maps.allSatisfy { groups.contains($0.group) }, "a map leads to no rules")
  expect(rules.maps.allSatisfy { $0.line > 0 && $0.column > 0 }, "a place is none")
  let text = Array(
    "Mr. Smith came. \"Did he?\" Yes… 3.5 p. m.\nВ 2020 г. он уехал. 第一句。第二句。 aaaaaaaaaaaaaaaaaaaaaa!".utf8)
  for language in ["en", "ru-RU"] {
    guard let segmenter = reading({ try Segmenter(language: LanguageTag(language), rules: rules) }) else { continue }
    checkBreaks(segmenter, text)
    let segment = Segment([.text("One. Two."), .markup(.comment("x")), .text(" Three.")])
    let parts = reading { try segmenter.split(segment) }
    expect(parts.map { $0.map(\.text).joined() == segment.text } ?? true, "splitting a segment changed its text")
  }
}

/// Breaks rise, lie between characters, and neither at the beginning nor at the end.
func checkBreaks(_ segmenter: Segmenter, _ text: [UInt8]) {
  let found = reading {
    try text.withUnsafeBufferPointer { buffer in try Swift.Result { try segmenter.breaks(in: buffer) }.get() }
  }
  guard let found else { return }
  expect(zip(found, found.dropFirst()).allSatisfy(<), "breaks do not rise", ["\(found)"])
  expect(
    found.allSatisfy { $0 > 0 && $0 < text.count && text[$0] & 0xC0 != 0x80 }, "a break lies in no place for one",
    ["\(found)"])
  guard let sentences = reading({ try segmenter.sentences(in: text) }) else { return }
  var end = 0
  for sentence in sentences {
    expect(sentence.lowerBound >= end && !sentence.isEmpty && sentence.upperBound <= text.count, "sentences overlap")
    end = sentence.upperBound
  }
}

/// Reads any bytes as `tolmach.yaml`: what is taken from it is within its bounds, and so is the time that its patterns take.
@Sendable
func fuzzSettings(_ bytes: [UInt8]) {
  let lines = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D } + bytes.count { $0 == 0xC2 || $0 == 0xE2 }
  func check(_ line: Int, _ column: Int) {
    expect(
      (1...lines + 1).contains(line) && (1...bytes.count + 2).contains(column), "a place is none: \(line):\(column)")
  }
  let settings: Settings
  do throws(SettingsError) { settings = try Settings(bytes, file: "tolmach.yaml") } catch {
    switch error {
    case .fault(let fault): check(fault.line, fault.column)
    case .unknownRule(_, _, let line, let column): check(line, column)
    default: fail("an error of another kind: \(error)")
    }
    return
  }
  expect((1...101).contains(settings.threshold) && (1...1000).contains(settings.limit), "a number is out of range")
  let penalties = settings.penalties
  let points = [penalties.machine, penalties.alignment, penalties.severalTargets, penalties.age?.points ?? 0]
  expect(points.allSatisfy { (0...100).contains($0) }, "a penalty is out of range")
  // By bytes, as the system goes.
  let steps = settings.write.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  expect(
    steps.first.map { Substring($0) } == "tm" && (2...3).contains(steps.count)
      && steps.allSatisfy { $0.first ?? 0x2E != 0x2E && !$0.contains(0) },
    "the memory to write to is outside of tm/: \(settings.write)")
  for rule in settings.checks.rules {
    for case .expression(let pattern, ignoresCase: let ignoresCase)? in [rule.source, rule.target] {
      guard let expression = try? RegularExpression(pattern, ignoresCase: ignoresCase) else {
        fail("a rule was taken whose pattern is none", [pattern])
      }
      let text = "В 2020 году вышло 15 книг; aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"
      _ = RegularExpression.requiredLetters(of: pattern)
      for range in (try? expression.ranges(in: text)) ?? [] {
        expect(range.lowerBound >= 0 && range.upperBound <= text.utf8.count, "what matches lies outside of the text")
      }
    }
  }
}
