import TestSupport
import Testing

@Suite struct TransliterateTests {
  @Test func `texts are written in the other alphabet`() throws {
    let box = try Sandbox()
    for (arguments, expected) in [
      (["Никита Хрущёв"], "Nikita Khrushchëv"), (["Wright"], "Райт"), (["--scheme", "bgn", "Khrushchev"], "Хрущев"),
      (["--scheme", "iso9", "Хрущёв"], "Hruŝëv"), (["--scheme", "gost-a", "Хрущёв"], "Hruŝëv"),
      (["--scheme", "gost", "Хрущёв"], "Xrushhyov"), (["--scheme", "gost-b", "Хрущёв"], "Xrushhyov"),
      (["--scheme", "passport", "Хрущёв"], "Khrushchev"), (["--scheme", "scholarly", "Хрущёв"], "Xruščëv"),
      (["--scheme", "practical", "Чайковский"], "Chaikovsky"),
    ] {
      let result = try box.run(["transliterate"] + arguments)
      #expect(result.code == 0, "\(arguments): \(result)")
      #expect(result.lines == [expected], "\(arguments)")
    }
    let two = try box.run("transliterate", "--json", "Шойгу", "Shoigu")
    #expect(
      two.text == """
        {"text":"Шойгу","result":"Shoygu","scheme":"bgn"}
        {"text":"Shoigu","result":"Шойгу","scheme":"practical"}

        """)
  }

  @Test func `names are ranked, a line of JSON for each`() throws {
    let box = try Sandbox()
    try box.write("names.txt", "Рогожин\r\nРогозин\r\nЖуков\r\n")
    let result = try box.run("transliterate", "--match", "names.txt", "--json", "--limit", "2", "Rogozin", "Zhukov")
    #expect(result.code == 0)
    let lines = try result.json()
    #expect(lines.map { $0["query"]?.text } == ["Rogozin", "Zhukov"])
    #expect(lines.map { $0["candidates"]?.array?.first?["text"]?.text } == ["Рогозин", "Жуков"])
    #expect(
      result.lines.first?.hasPrefix("{\"query\":\"Rogozin\",\"candidates\":[{\"text\":\"Рогозин\",\"score\":0.9")
        == true)
    let streamed = try box.run(
      ["transliterate", "--match", "names.txt", "--json", "--limit", "2", "-"], stdin: Array("Rogozin\nZhukov\n".utf8))
    #expect(streamed.text == result.text)
    #expect(
      try box.run("transliterate", "--match", "names.txt", "Rogozin").lines.first?.hasSuffix("%  Рогозин") == true)
  }

  @Test func `exit codes say what was found`() throws {
    let box = try Sandbox()
    try box.write("names.txt", "Рогозин\n")
    try box.write("empty.txt", "")
    try box.write("blank.txt", "\n\n  \n")
    try box.write("wrong.txt", [0xD0, 0x0A, 0xC0, 0x0A])
    try box.write("wide.txt", [0xFF, 0xFE, 0x20, 0x04, 0x0A, 0x00])
    for (arguments, code) in [
      (["--match", "names.txt", "Rogozin"], 0), (["--match", "names.txt", "Tchaikovsky"], 1),
      (["--match", "names.txt", ""], 1), (["--match", "empty.txt", "Rogozin"], 1),
      (["--match", "blank.txt", "Rogozin"], 1),
      (["--match", "missing.txt", "Rogozin"], 2), (["--match", ".", "Rogozin"], 2),
      (["--match", "wrong.txt", "Rogozin"], 2),
      (["--match", "wide.txt", "Rogozin"], 2), (["--match", "names.txt", "--limit", "0", "Rogozin"], 2),
      (["--match", "names.txt", "--scheme", "bgn", "Rogozin"], 2), (["--scheme", "iso", "Rogozin"], 2),
      (["--match", "names.txt"], 2),
      (["2007"], 1),
    ] {
      let result = try box.run(["transliterate"] + arguments)
      #expect(result.code == Int32(code), "\(arguments): \(result)")
      #expect(code == 0 || !result.messages.isEmpty || arguments == ["2007"], "\(arguments)")
    }
    #expect(try box.run("transliterate", "--match", "missing.txt", "a").errorText.contains("missing.txt: cannot open"))
    #expect(try box.run("transliterate", "--match", "wrong.txt", "a").errorText.contains("wrong.txt:1"))
  }

  @Test func `hostile pools cost no more than their lines`() throws {
    let box = try Sandbox()
    var bytes = Array("Рогозин\n".utf8) + [0xD0, 0x0A] + [UInt8](repeating: 0x61, count: 1 << 20) + [0x0A, 0x00, 0x0A]
    bytes += Array("Ро\u{301}гозин\u{1B}[31m\nRogozin Рогозин\n\u{202E}Жуков\n".utf8)
    try box.write("hostile.txt", bytes)
    let result = try box.run("transliterate", "--match", "hostile.txt", "Rogozin")
    #expect(result.code == 0)
    #expect(result.lines.first == "99%  Рогозин")
    #expect(!result.text.contains("\u{1B}"))
    #expect(result.errorText.contains("hostile.txt:2: error: expected UTF-8"))
    #expect(result.errorText.contains("hostile.txt:3: warning: expected a name, found 1048576 bytes"))
  }
}
