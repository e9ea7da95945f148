import Bitext
import Files
import Glibc
import Interchange
import Markup
import TestSupport
import Testing

/// A text in another encoding, by the C library; nil when it does not know it.
func encoded(_ text: String, as encoding: String) -> [UInt8]? {
  guard let converter = iconv_open(encoding, "UTF-8"), Int(bitPattern: converter) != -1 else { return nil }
  defer { iconv_close(converter) }
  var input = Array(text.utf8).map { CChar(bitPattern: $0) }
  var output = [CChar](repeating: 0, count: input.count * 4 + 16)
  var inputLeft = input.count
  var outputLeft = output.count
  let state = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      var from = input.baseAddress
      var to = output.baseAddress
      return iconv(converter, &from, &inputLeft, &to, &outputLeft)
    }
  }
  guard Int(bitPattern: UInt(state)) != -1 else { return nil }
  return output.dropLast(outputLeft).map { UInt8(bitPattern: $0) }
}

@Suite struct TMXEncodingTests {
  private func document(_ text: String, declaring encoding: String?) -> String {
    let declaration = encoding.map { "<?xml version=\"1.0\" encoding=\"\($0)\"?>\n" } ?? ""
    return declaration
      + "<tmx version=\"1.4\"><header/><body>\n<tu tuid=\"1\"><tuv xml:lang=\"ru\"><seg>\(text)</seg></tuv>"
      + "<tuv xml:lang=\"en\"><seg>&amp; plain</seg></tuv></tu>\n</body></tmx>\n"
  }

  private func firstText(_ bytes: [UInt8], chunkBytes: Int = .max) throws -> String? {
    let reader = try TMXReader(ByteSource(bytes: bytes, name: "test.tmx", chunkBytes: chunkBytes))
    let text = try reader.next()?.variants.first?.segment?.text
    _ = try reader.next()
    #expect(reader.diagnostics.isEmpty)
    return text
  }

  @Test(arguments: [
    ("windows-1251", "CP1251", "Ёжик – «№ 5»"), ("KOI8-R", "KOI8-R", "Съешь же ещё"),
    ("ISO-8859-1", "ISO-8859-1", "Überprüfung §"), ("windows-1252", "CP1252", "“Quotes” – €"),
    ("GB18030", "GB18030", "核不扩散 🚀 ё"), ("gb2312", "GB2312", "核不扩散条约"),
    ("Shift_JIS", "SHIFT_JIS", "核不拡散条約 ソ表"), ("EUC-JP", "EUC-JP", "核不拡散"), ("Big5", "BIG5", "核武器"),
    ("EUC-KR", "EUC-KR", "핵확산"), ("IBM866", "IBM866", "Договор"), ("ISO-8859-5", "ISO-8859-5", "Договор"),
  ])
  func `a declared encoding is read`(name: String, iconvName: String, text: String) throws {
    guard let bytes = encoded(document(text, declaring: name), as: iconvName) else { return }
    for chunk in [1, 2, 5, .max] { #expect(try firstText(bytes, chunkBytes: chunk) == text) }
  }

  @Test(arguments: ["UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"], [true, false])
  func `UTF-16 and UTF-32 are read with and without a byte order mark`(encoding: String, hasMark: Bool) throws {
    let text = "Договор 🚀 “x” 核"
    for declared in [encoding.prefix(6).description, "UTF-8", nil] {
      let bytes = try #require(encoded((hasMark ? "\u{FEFF}" : "") + document(text, declaring: declared), as: encoding))
      for chunk in [1, 3, .max] { #expect(try firstText(bytes, chunkBytes: chunk) == text) }
    }
  }

  @Test func `UTF-8 is read with and without a mark and a declaration`() throws {
    for declared in ["UTF-8", "utf-8", "utf8", nil] {
      for mark in ["", "\u{FEFF}"] {
        #expect(try firstText(Array((mark + document("ёж 🚀", declaring: declared)).utf8)) == "ёж 🚀")
      }
    }
  }

  @Test func `an unknown encoding is named in the error`() {
    let error = TMXTranscript(document("x", declaring: "x-klingon-7")).error
    #expect(error?.contains("test.tmx") == true)
    #expect(error?.contains("x-klingon-7") == true, "\(error ?? "none")")
  }

  @Test func `a byte that the encoding does not have damages one unit`() throws {
    // 98 is the one byte that windows-1251 has no character for; D8 00 alone is half a pair in UTF-16.
    let two =
      "<tmx><header/><body>\n<tu tuid=\"1\"><tuv xml:lang=\"ru\"><seg>Раз#</seg></tuv></tu>\n"
      + "<tu tuid=\"2\"><tuv xml:lang=\"ru\"><seg>Два</seg></tuv></tu></body></tmx>"
    var utf16 = try #require(encoded("\u{FEFF}" + two, as: "UTF-16BE"))
    let at = try #require((0..<utf16.count / 2).first { utf16[$0 * 2] == 0 && utf16[$0 * 2 + 1] == UInt8(ascii: "#") })
    utf16[at * 2] = 0xD8
    utf16[at * 2 + 1] = 0
    for chunk in [1, 7, .max] {
      let read = TMXTranscript(utf16, chunkBytes: chunk)
      #expect(read.units.map(\.id) == ["2"])
      #expect(read.diagnostics.count == 1)
      #expect(read.diagnostics.first?.message.contains("UTF-16BE does not have") == true, "\(read.diagnostics)")
    }
  }

  @Test func `undeclared windows-1251 is guessed in the message`() throws {
    let sentence = "Договор о нераспространении ядерного оружия вступил в силу в тысяча девятьсот семидесятом году"
    let bytes = try #require(encoded(document(sentence, declaring: nil), as: "CP1251"))
    let read = TMXTranscript(bytes)
    #expect(read.units.isEmpty)
    #expect(read.diagnostics.first?.message.contains("is not UTF-8") == true)
    #expect(read.diagnostics.first?.message.contains("windows-1251") == true, "\(read.diagnostics)")
  }

  @Test(arguments: [("windows-1251", "CP1251"), ("KOI8-R", "KOI8-R"), ("UTF-16", "UTF-16LE"), ("GB18030", "GB18030")])
  func `a slice of the UTF-8 that was read is its unit, whatever the document declares`(
    name: String, iconvName: String
  ) throws {
    let bytes = try #require(encoded(document("Договор", declaring: name), as: iconvName))
    let reader = try TMXReader(ByteSource(bytes: bytes, name: "t"))
    var copy: [UInt8] = []
    reader.scanner.stream.onRead = { copy += Array($0) }
    while try reader.step() != .unit {}
    let unit = reader.unit()
    let slice = Array(copy[Int(reader.unitRange.lowerBound)..<Int(reader.unitRange.upperBound)])
    #expect(unit.variants.first?.segment?.text == "Договор")
    #expect(TMXSliceReader(prologue: reader.prologue).unit(slice) == unit)
  }

  @Test func `a copy of a document of any encoding is in UTF-8`() throws {
    let bytes = try #require(encoded(document("Договор", declaring: "windows-1251"), as: "CP1251"))
    let copy = TMXTranscript(bytes).copy
    #expect(String(decoding: copy, as: UTF8.self).hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"))
    #expect(try firstText(copy) == "Договор")
  }
}
