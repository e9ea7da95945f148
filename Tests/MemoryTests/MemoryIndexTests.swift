import Bitext
import Matching
import Memory
import Orthography
import TestSupport
import Testing

@Suite struct MemoryIndexTests {
  /// Units of known places, lines and dates.
  private func memory(units count: Int) -> MemoryModel {
    var generator = SeededGenerator(seed: 60)
    var offset: Int64 = 100
    var line = 3
    return MemoryModel(
      (0..<count).map { number in
        let length = Int64.random(in: 40...900, using: &generator)
        var unit = MemoryModel.Unit(
          changed: UInt32.random(in: 0...UInt32.max, using: &generator), texts: [], offset: offset, length: length,
          line: line)
        offset += length + 1
        line += Int.random(in: 1...9, using: &generator)
        if number % 2 == 0 { unit.texts.append(.init(language: "en-US", text: "Text number \(number), of many!")) }
        if number % 3 == 0 { unit.texts.append(.init(language: "ru", text: "Текст № \(number)")) }
        if number % 3 == 1 { unit.texts.append(.init(language: "ru", text: number % 2 == 0 ? "" : " \u{AD}")) }
        if number % 5 == 0 { unit.texts.append(.init(language: "en", text: "Two")) }
        return unit
      })
  }

  @Test(arguments: [1, 7, 64, 65, 1000])
  func `places, lines and dates are those of the source`(unitsPerSegment: Int) throws {
    let folder = TemporaryFolder()
    let memory = memory(units: 300)
    let index = try memory.index(in: folder, unitsPerSegment: unitsPerSegment)
    #expect(index.unitCount == 300)
    for (number, unit) in memory.units.enumerated() {
      let place = try #require(index.place(ofUnit: number))
      #expect(place.offset == unit.offset && place.length == Int(unit.length))
      #expect(index.date(ofUnit: number) == unit.changed)
      let known = try #require(index.knownLine(before: number))
      #expect(known.unit <= number && number - known.unit < 64)
      #expect(known.line == memory.units[known.unit].line)
    }
    for missing in [-1, 300, 1 << 40] {
      #expect(index.place(ofUnit: missing) == nil)
      #expect(index.knownLine(before: missing) == nil)
      #expect(index.date(ofUnit: missing) == 0)
      #expect(!index.hasText(unit: missing, in: LanguageTag("en")))
    }
  }

  @Test(arguments: [7, 64, 1000])
  func `languages, texts and words are those of the source`(unitsPerSegment: Int) throws {
    let folder = TemporaryFolder()
    let memory = memory(units: 200)
    let tokenizer = PlainTokenizer()
    let index = try memory.index(in: folder, unitsPerSegment: unitsPerSegment)
    var texts: [String: Int] = [:]
    var words: [String: Int] = [:]
    var order: [String] = []
    for (number, unit) in memory.units.enumerated() {
      for text in unit.texts {
        let tokens = tokenizer.tokens(text.text, language: text.language)
        guard !tokens.isEmpty else { continue }
        if texts[text.language] == nil { order.append(text.language) }
        texts[text.language, default: 0] += 1
        words[text.language, default: 0] += tokens.count { $0.kind.isSpoken }
      }
      for language in ["en", "en-US", "en-GB", "ru", "ru-RU", "de"] {
        let has = unit.texts.contains { text in
          LanguageTag(text.language).language == LanguageTag(language).language
            && !tokenizer.tokens(text.text, language: text.language).isEmpty
        }
        #expect(index.hasText(unit: number, in: LanguageTag(language)) == has)
      }
    }
    #expect(index.languages.map(\.code) == order)
    for (code, count) in index.languages {
      #expect(count == texts[code])
      #expect(index.wordCounts.first { $0.code == code }?.words == words[code])
    }
  }

  @Test(arguments: [1, 2, 100])
  func `a unit longer than 16 bits tell is as long as the way to the next`(unitsPerSegment: Int) throws {
    let folder = TemporaryFolder()
    let lengths: [Int64] = [65_534, 65_535, 65_536, 1 << 26, 1, 1 << 35, 7, 1 << 20]
    var offset: Int64 = 1 << 38
    let memory = MemoryModel(
      lengths.map { length in
        defer { offset += length + 10 }
        return .init(texts: [.init(language: "en", text: "a")], offset: offset, length: length)
      })
    let index = try memory.index(in: folder, unitsPerSegment: unitsPerSegment)
    for (number, unit) in memory.units.enumerated() {
      #expect(index.place(ofUnit: number)?.offset == unit.offset)
      // Nothing follows the last one.
      let between = unit.length < 65_535 || number == lengths.count - 1 ? 0 : 10
      #expect(index.place(ofUnit: number)?.length == Int(unit.length) + between)
    }
  }

  @Test func `the document's opening is kept as it was`() throws {
    let folder = TemporaryFolder()
    #expect(try memory(units: 1).index(in: folder).prologue == Array("<tmx><body>".utf8))
  }

  @Test func `the same memory gives the same index, byte for byte`() throws {
    let folders = (TemporaryFolder(), TemporaryFolder())
    var first = RandomMemory(seed: 61)
    let memory = first.memory(units: 80).memory
    for folder in [folders.0, folders.1] { _ = try memory.index(in: folder) }
    #expect(try contents(of: folders.0.path + "/0.idx") == contents(of: folders.1.path + "/0.idx"))
  }
}
