import Bitext
import Languages
import Orthography
import Testing

@Suite struct StemmerTests {
  @Test(arguments: [
    ("ru", "противоракетная", "противоракетной"), ("ru-RU", "оборона", "обороны"),
    ("rus", "ракета", "ракетами"),
    ("en", "defenses", "defense"), ("en-GB", "missiles", "missile"), ("de", "raketen", "rakete"),
  ])
  func `forms of a word share a stem`(language: String, first: String, second: String) {
    let stemmer = Stemmer(language: LanguageTag(language))
    #expect(stemmer.hasRules)
    #expect(stemmer.stem(first) == stemmer.stem(second))
    #expect(stemmer.stem(first) != first || stemmer.stem(second) != second)
  }

  @Test func `without rules a token is its own stem`() {
    for language in ["ja", "", "*all*", "uk"] {
      let stemmer = Stemmer(language: LanguageTag(language))
      #expect(!stemmer.hasRules)
      #expect(stemmer.stem("оборони") == "оборони")
      #expect(stemmer.stem("") == "")
    }
  }

  @Test func `bytes, strings and hashes of a stem agree`() {
    let stemmer = Stemmer(language: LanguageTag("ru"))
    let token = Array("обороны".utf8)
    token.withUnsafeBufferPointer { bytes in
      #expect(stemmer.stem(bytes) == Array("оборон".utf8))
      #expect(stemmer.stemHash(bytes) == ByteHash.hash64("оборон"))
    }
  }

  @Test func `a list of words has its words and no others`() {
    let lists = ["", " ", "a", "of  the and", LanguageFacts.of(LanguageTag("ru")).functionWords + " "]
    let asked = Set(lists.joined(separator: " ").split(separator: " ").map(String.init)).union(["", "x", "theand"])
    for list in lists {
      let hashes = WordHashes(list)
      let words = Set(list.split(separator: " ").map(String.init))
      for word in asked { #expect(hashes.contains(ByteHash.hash64(word)) == words.contains(word), "\(word)") }
    }
  }
}
