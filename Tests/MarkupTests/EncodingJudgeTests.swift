import Bitext
import Files
import Markup
import Testing

/// Four short pairs as a table has them: English, and what the language has for it.
private func rows(_ targets: [String]) -> String {
  zip(["open the valve", "close the valve", "check the oil pump", "start the engine"], targets)
    .map { "\($0)\t\($1)\n" }.joined()
}

private let russian = ["откройте клапан", "закройте клапан", "проверьте масляный насос", "запустите двигатель"]
private let ukrainian = ["відкрийте клапан", "закрийте клапан", "перевірте масляний насос", "запустіть двигун її"]
private let german = ["öffnen Sie das Ventil", "schließen Sie das Ventil", "prüfen Sie die Ölpumpe", "Motor anlassen"]
private let polish = ["otwórz zawór", "zamknij zawór główny", "sprawdź pompę olejową", "uruchom silnik żółć"]
private let french = ["ouvrez la vanne fermée", "fermez la vanne à côté", "vérifiez la pompe", "démarrez le moteur"]

@Suite struct EncodingJudgeTests {
  @Test(arguments: [
    ("ru", russian, ["windows-1251", "KOI8-R", "IBM866", "ISO-8859-5", "x-mac-cyrillic"]),
    ("uk", ukrainian, ["windows-1251", "KOI8-U", "ISO-8859-5"]),
    (
      "bg", ["отворете клапана", "затворете клапана", "проверете маслената помпа", "пуснете двигателя"],
      ["windows-1251"]
    ),
    ("sr", ["отворите вентил", "затворите вентил", "проверите уљну пумпу", "покрените мотор"], ["windows-1251"]),
    ("be", ["адкрыйце клапан", "зачыніце клапан", "праверце помпу ў", "запусціце рухавік"], ["windows-1251"]),
    ("de", german, ["windows-1252", "IBM850"]), ("fr", french, ["windows-1252", "macintosh"]),
    ("pl", polish, ["windows-1250", "ISO-8859-2", "IBM852"]),
    ("cs", ["otevřete ventil", "zavřete ventil příště", "zkontrolujte čerpadlo", "spusťte motor"], ["windows-1250"]),
    ("hu", ["nyissa ki a szelepet", "zárja el a szelepet", "ellenőrizze", "indítsa el a motort"], ["windows-1250"]),
    (
      "el", ["ανοίξτε τη βαλβίδα", "κλείστε τη βαλβίδα", "ελέγξτε την αντλία", "εκκινήστε"],
      ["windows-1253", "ISO-8859-7"]
    ),
    ("tr", ["vanayı açın", "vanayı kapatın", "yağ pompası", "motoru çalıştırın"], ["windows-1254"]),
    ("he", ["פתח את השסתום", "סגור את השסתום", "בדוק את המשאבה", "הפעל את המנוע"], ["windows-1255"]),
    ("ar", ["افتح الصمام", "أغلق الصمام", "افحص مضخة الزيت", "شغل المحرك"], ["windows-1256", "ISO-8859-6"]),
    ("lt", ["atidarykite vožtuvą", "uždarykite vožtuvą", "patikrinkite siurblį", "užveskite"], ["windows-1257"]),
    ("ja", ["弁を開ける", "弁を閉める", "ポンプを点検する", "エンジンを始動する"], ["Shift_JIS", "EUC-JP"]),
    ("zh", ["打开阀门", "关闭阀门", "检查油泵", "启动发动机"], ["GB18030"]),
    ("zh", ["打開閥門", "關閉閥門", "檢查油泵", "啟動發動機"], ["Big5"]),
    ("ko", ["밸브를 여십시오", "밸브를 닫으십시오", "펌프를 점검하십시오", "엔진을 시동하십시오"], ["EUC-KR"]),
    ("th", ["เปิดวาล์ว", "ปิดวาล์ว", "ตรวจสอบปั๊ม", "สตาร์ทเครื่องยนต์"], ["windows-874"]),
  ])
  func `the languages decide between legacy encodings`(language: String, targets: [String], names: [String]) throws {
    let text = rows(targets)
    for name in names {
      let bytes = try #require(TextEncoding.encode(Array(text.utf8), in: name))
      let languages = [LanguageTag("en"), LanguageTag(language)]
      let found = try #require(EncodingJudge.encoding(of: bytes, languages: languages), "\(name) of \(language)")
      #expect(
        try String(decoding: #require(TextEncoding.decode(bytes, from: found)), as: UTF8.self) == text,
        "\(name): \(found)")
    }
  }

  @Test func `what is of no language that is known is nobody's guess`() throws {
    let bytes = try #require(TextEncoding.encode(Array(rows(russian).utf8), in: "windows-1251"))
    #expect(EncodingJudge.encoding(of: bytes, languages: [LanguageTag("en"), LanguageTag("de")]) != "windows-1252")
    // All that is beyond ASCII by chance.
    let noise = (0..<200).map { UInt8(truncatingIfNeeded: $0 * 151 + 128) | 0x80 }
    #expect(EncodingJudge.encoding(of: noise, languages: [LanguageTag("en"), LanguageTag("ru")]) == nil)
    #expect(EncodingJudge.encoding(of: [], languages: [LanguageTag("ru")]) == nil)
  }

  @Test func `two words in capitals, which are words in two encodings, are not guessed at`() throws {
    let bytes = try #require(TextEncoding.encode(Array("open\tОТКРОЙТЕ КЛАПАН\n".utf8), in: "windows-1251"))
    let found = EncodingJudge.encoding(of: bytes, languages: [LanguageTag("en"), LanguageTag("ru")])
    #expect(found == nil || found == "windows-1251")
  }
}

@Suite struct TextEncodingTests {
  @Test(arguments: ["windows-1251", "KOI8-R", "UTF-16LE", "UTF-16BE", "UTF-32LE", "IBM866", "UTF-8"])
  func `text goes into an encoding and back`(name: String) throws {
    let text = Array("Откройте клапан: 5 mm\r\n".utf8)
    let bytes = try #require(TextEncoding.encode(text, in: name))
    #expect(TextEncoding.decode(bytes, from: name) == text)
  }

  @Test func `a character that an encoding does not have is a reference or nothing`() {
    #expect(TextEncoding.encode(Array("а é".utf8), in: "windows-1251") == nil)
    #expect(
      TextEncoding.encode(Array("а é".utf8), in: "windows-1251", escapes: true) == [0xE0, 0x20] + Array("&#xE9;".utf8))
    // References need more room than what they stand for.
    let long = Array(String(repeating: "é", count: 5_000).utf8)
    #expect(TextEncoding.encode(long, in: "windows-1251", escapes: true)?.count == 30_000)
  }

  @Test func `bytes are decoded strictly`() {
    #expect(TextEncoding.decode([0xB0, 0xA1, 0xFF], from: "EUC-KR") == nil)
    #expect(TextEncoding.decode([0x82], from: "Shift_JIS") == nil)
    #expect(TextEncoding.decode([0xC3, 0x28], from: "UTF-8") == nil)
    #expect(TextEncoding.decode([0x61], from: "martian-7") == nil)
  }

  @Test func `names are those of encodings`() {
    for name in TextEncoding.names { #expect(TextEncoding.isKnown(name), "\(name)") }
    #expect(TextEncoding.isKnown("cp1251"))
    for name in ["", "bogus", "windows-1251,swaplfnl", "a b"] { #expect(!TextEncoding.isKnown(name), "\(name)") }
  }

  @Test(
    arguments: [
      ([0x61, 0xFF, 0x62], 1..<2), ([0xD0], 0..<1), ([0x61, 0xE2, 0x80], 1..<3), ([0xC0, 0x80, 0x61], 0..<2),
      ([0xED, 0xA0, 0x80], 0..<3), ([0xF4, 0x90, 0x80, 0x80], 0..<4), ([0xCE, 0xF2, 0xEA, 0x20], 0..<3),
    ] as [([UInt8], Range<Int>)])
  func `what is not UTF-8 has a place`(bytes: [UInt8], range: Range<Int>) {
    #expect(UTF8Check.fault(in: bytes) == range)
  }

  /// The twin is the standard library's validation.
  @Test func `bytes are UTF-8 when they can be a string`() {
    var state: UInt64 = 7
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    let pieces: [[UInt8]] = ["a", "я", "€", "😀", "\u{800}", "\u{D7FF}", "\u{10FFFF}"].map { Array($0.utf8) }
    for _ in 0..<5_000 {
      var bytes: [UInt8] = []
      for _ in 0..<next() % 6 { bytes += pieces[Int(next()) % pieces.count] }
      if !bytes.isEmpty, next() % 2 == 0 { bytes[Int(next()) % bytes.count] = UInt8(truncatingIfNeeded: next()) }
      if !bytes.isEmpty, next() % 3 == 0 { bytes.removeLast() }
      let fault = UTF8Check.fault(in: bytes)
      #expect((fault == nil) == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
      if let fault { #expect(String(validating: bytes[..<fault.lowerBound], as: UTF8.self) != nil, "\(bytes)") }
    }
  }
}
