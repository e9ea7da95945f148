import Bitext
import Orthography
import TestSupport
import Testing

@testable import Spelling

@Suite struct SpellingDictionaryTests {
  private let folder: TemporaryFolder

  /// A dictionary of three words in KOI8-R, made here.
  init() throws {
    folder = TemporaryFolder()
    // SFX A: а, у. слово, мир/A, ёж in KOI8-R.
    let affixes =
      Array("SET KOI8-R\nTRY ".utf8) + [0xC1, 0xCF, 0xC5] + Array("\nSFX A Y 2\nSFX A 0 ".utf8) + [0xC1]
      + Array(" .\nSFX A 0 ".utf8) + [0xD5] + Array(" .\n".utf8)
    let words =
      Array("3\n".utf8) + [0xD3, 0xCC, 0xCF, 0xD7, 0xCF, 0x0A] + [0xCD, 0xC9, 0xD2] + Array("/A\n".utf8)
      + [0xC5, 0xD6, 0x0A]
    _ = try folder.write("xx_XX.aff", affixes)
    _ = try folder.write("xx_XX.dic", words)
  }

  private func dictionary() throws -> SpellingDictionary {
    try #require(SpellingDictionary(LanguageTag("xx"), words: folder.path + "/xx_XX.dic"))
  }

  @Test func `words in another encoding are told, inflected, stressed and with ё`() throws {
    let dictionary = try dictionary()
    for word in ["слово", "мир", "мира", "миру", "Слово", "ми\u{301}ра", "ёж"] {
      #expect(dictionary.suggestions(for: word) == nil, "\(word)")
    }
    #expect(dictionary.suggestions(for: "славо")?.first == "слово")
    #expect(dictionary.suggestions(for: "славо")?.first == "слово")
    // KOI8-R cannot write it.
    #expect(dictionary.suggestions(for: "łódź") == [])
    #expect(dictionary.suggestions(for: "") == nil || dictionary.suggestions(for: "") == [])
    #expect(dictionary.suggestions(for: String(repeating: "ы", count: 10_000)) == nil)
  }

  @Test func `a dictionary is found by language and region`() throws {
    for name in ["pt_BR", "pt_PT", "de_DE", "uk_UA"] {
      _ = try folder.write(name + ".aff", [])
      _ = try folder.write(name + ".dic", [])
    }
    _ = try folder.write("fr_FR.dic", [])
    func found(_ code: String) -> String? {
      SpellingDictionary.find(LanguageTag(code), in: ["/no/such/folder", folder.path])
        .map { String($0.dropFirst(folder.path.count + 1)) }
    }
    #expect(found("pt-PT") == "pt_PT.dic")
    #expect(found("pt") == "pt_PT.dic")
    #expect(found("de-AT") == "de_DE.dic")
    #expect(found("uk") == "uk_UA.dic")
    // Without affixes it is none.
    #expect(found("fr") == nil)
    #expect(found("ja") == nil)
  }

  @Test func `what is no dictionary has no words`() throws {
    _ = try folder.write("yy.aff", [0xFF, 0xFE, 0x00, 0x01])
    _ = try folder.write("yy.dic", Array("not a number\n\0\0\n".utf8))
    let dictionary = SpellingDictionary(LanguageTag("yy"), words: folder.path + "/yy.dic")
    #expect(dictionary?.suggestions(for: "слово") != .some(nil) || dictionary == nil)
    #expect(SpellingDictionary(LanguageTag("yy"), words: folder.path + "/missing.dic")?.suggestions(for: "слово") == [])
  }
}
