import Bitext
import TestSupport
import Testing

@Suite struct CodePointTests {
  @Test(arguments: [
    ("\u{0}", "U+0000"), ("\u{AD}", "U+00AD"), ("я", "U+044F"), ("\u{FFFD}", "U+FFFD"), ("😀", "U+1F600"),
  ])
  func `a character is named as in Unicode's charts`(character: Unicode.Scalar, name: String) {
    #expect(character.codePoint == name)
  }

  @Test func `what XML does not allow is told and replaced`() {
    #expect(isXMLText("a\t\n\r я \u{85} \u{E000} \u{FFFD} 😀"))
    #expect(xmlText("a\tя😀") == "a\tя😀")
    for bad in ["\u{0}", "\u{1}", "\u{B}", "\u{1F}", "\u{FFFE}", "\u{FFFF}"] {
      #expect(!isXMLText("a" + bad))
      #expect(xmlText("a\(bad)b") == "a\u{FFFD}b")
    }
  }
}
