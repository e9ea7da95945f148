import Bitext
import Markup
import TestSupport
import Testing

@testable import Reports

/// What texts from outside can do to a terminal, a browser and a spreadsheet.
@Suite struct SafeTextTests {
  @Test(arguments: Array(0x202A...0x202E) + Array(0x2066...0x2069))
  func `what orders the text around it is shown by its number`(value: Int) throws {
    let scalar = try #require(Unicode.Scalar(UInt32(value)))
    let text = "a\(Character(scalar))b"
    #expect(visible(text) == "a<\(scalar.codePoint)>b")
    #expect(TextStyle(usesColor: true, isolates: true).shown(text) == "a<\(scalar.codePoint)>b")
    // In JSON it stays what it is.
    #expect(JSON.string(text).line == "\"\(text)\"")
  }

  @Test func `lines and paragraphs of Unicode's do not end one`() {
    #expect(visible("a\u{2028}b\u{2029}c\nd") == "a b c d")
    #expect(visible("a\u{2028}b\nd", keepingLines: true) == "a b\nd")
  }

  @Test func `texts from right to left are set apart on a terminal, and stay as they are elsewhere`() {
    let terminal = TextStyle(usesColor: false, isolates: true)
    for text in ["שלום", "مرحبا", "a\u{200F}", "1 \u{61C}", "x٣", "abc ﷲ"] {
      #expect(terminal.shown(text) == "\u{2068}\(text)\u{2069}")
      #expect(TextStyle.plain.shown(text) == text)
    }
    for text in ["", "abc", "Доброе утро", "a\u{200E}b", "日本", "👩‍👩‍👧‍👦"] { #expect(terminal.shown(text) == text) }
  }

  @Test func `a page runs its own script, and loads nothing`() {
    for script in [checkScript, reviewScript] {
      #expect(script.hash == "sha256-" + base64(sha256(Array(script.text.utf8))), "\(script.text.prefix(80))")
      let page = htmlHead(title: "t", summary: "s", script: script)
      #expect(page.contains("default-src 'none'"))
      #expect(page.contains("script-src '\(script.hash)'"))
    }
    #expect(htmlHead(title: "t", summary: "s").contains("script-src 'none'"))
  }

  @Test func `the hash of the tests is SHA-256`() {
    func hex(_ text: String) -> String {
      sha256(Array(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    #expect(hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    #expect(["", "f", "fo", "foo"].map { base64(Array($0.utf8)) } == ["", "Zg==", "Zm8=", "Zm9v"])
  }
}
