import Files
import TestSupport
import Testing

/// A draft of three segments: a wrong number, a Latin letter, and one without fault.
private let draft = """
  <?xml version="1.0" encoding="UTF-8"?>
  <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="a.txt" source-language="en" target-language="ru" datatype="plaintext"><body>
  <trans-unit id="1"><source>The limit is 700 launchers.</source><target>Предел — 800 пусковых установок.</target></trans-unit>
  <trans-unit id="2"><source>The system works.</source><target>Эта cистема работает.</target></trans-unit>
  <trans-unit id="3"><source>The talks went on.</source><target>Переговоры продолжились.</target></trans-unit>
  </body></file></xliff>

  """

private func box() throws -> Sandbox {
  let box = try Sandbox()
  try box.write("draft.xlf", draft)
  return box
}

@Test func `findings come by place, as a compiler's, and as lines of JSON`() throws {
  let box = try box()
  let text = try box.run("check", "draft.xlf")
  #expect(text.code == 1)
  #expect(text.text.contains("draft.xlf:4:72: error: "))
  #expect(text.text.contains("[number-changed]"))
  #expect(text.errorText.contains("3 segments in 1 file: 2 errors"))
  let json = try box.run("check", "--report", "json", "draft.xlf").json()
  #expect(json.map { $0["rule"]?.text } == ["number-changed", "mixed-script"])
  #expect(json.map { $0["segment"]?.text } == ["1", "2"])
  #expect(json.map { $0["line"]?.number } == [4, 5])
  #expect(json[1]["suggestion"]?.text == "система")
}

@Test func `exit codes follow the bar, the rules and the baseline`() throws {
  let box = try box()
  try box.write("clean.tsv", "The talks went on.\tПереговоры продолжились.\n")
  for (code, arguments) in [
    (1, ["draft.xlf"]), (0, ["draft.xlf", "--fail-on", "never"]), (0, ["clean.tsv"]),
    (0, ["draft.xlf", "--disable", "number-changed,mixed-script"]),
    (1, ["draft.xlf", "--disable", "*", "--enable", "mixed-script"]), (1, ["."]), (1, ["*.xlf", "clean.tsv"]),
    (0, ["--rules"]), (2, []), (2, ["missing.xlf"]), (2, ["*.odd"]), (2, ["draft.xlf", "--enable", "no-such-rule"]),
    (2, ["draft.xlf", "--report", "odd"]), (2, ["draft.xlf", "--fail-on", "odd"]),
    (2, ["draft.xlf", "--format", "odd"]),
    (2, ["draft.xlf", "--baseline", "missing.txt"]),
  ] {
    let result = try box.run(["check"] + arguments)
    #expect(result.code == Int32(code), "\(arguments): \(result)")
  }
  #expect(try box.run("check", "draft.xlf", "--write-baseline", "known.txt").code == 1)
  let known = try box.run("check", "draft.xlf", "--baseline", "known.txt")
  #expect(known.code == 0 && known.text.isEmpty)
  #expect(known.errorText.contains("2 known"))
  try box.write("broken.xlf", "<xliff version=\"1.2\"><file><body><trans-unit")
  let broken = try box.run("check", "broken.xlf", "draft.xlf")
  #expect(broken.text.contains("number-changed"))
}

@Test func `a draft on standard input is checked`() throws {
  let box = try Sandbox()
  let result = try box.run(["check", "--report", "json", "-"], stdin: Array(draft.utf8))
  #expect(result.code == 1)
  #expect(try result.json().map { $0["file"]?.text } == ["-", "-"])
}

@Test func `what is sure is put in, and nothing else is changed`() throws {
  let box = try box()
  let result = try box.run("check", "--fix", "--fail-on", "never", "draft.xlf")
  #expect(result.code == 0)
  #expect(result.text.contains("- Эта cистема работает.\n+ Эта система работает.\n"))
  let fixed = String(decoding: try box.contents("draft.xlf"), as: UTF8.self)
  #expect(fixed == draft.replacing("cистема", with: "система"))
}

@Test func `an equivalent within a longer term, or like another one, is one`() throws {
  let box = try Sandbox()
  try box.write(
    "glossaries/a.csv",
    "en,ru\nvaccine,вакцина\nvaccines,вакцины\npandemic,пандемия\nflu pandemic,пандемия гриппа\ndeter,сдерживать\n")
  try box.write(
    "draft.tsv",
    "en\tru\nA good vaccine is made.\tИдёт разработка хорошей вакцины.\nFlu became a pandemic.\tНачалась пандемия гриппа.\n"
      + "They want to deter him.\tИм нужно его сдерживание.\nThey want to deter him.\tИм нужно его содержание.\n")
  let result = try box.run(
    "check", "--disable", "*", "--enable", "term-missing", "--report", "json", "--fail-on", "never", "draft.tsv")
  #expect(try result.json().map { $0["line"]?.number } == [4, 5])
  #expect(try result.json().map { $0["severity"]?.text } == ["information", "warning"])
}

@Test func `where an id stands twice, each segment has its own put in`() throws {
  let box = try Sandbox()
  let twice = """
    <xliff version="1.2"><file original="a" source-language="en" target-language="ru" datatype="plaintext"><body>
    <trans-unit id="1"><source>The system is there.</source><target>Эта cистема есть.</target></trans-unit>
    <trans-unit id="1"><source>The garden is there.</source><target>Этот cад есть.</target></trans-unit>
    </body></file><file original="b" source-language="en" target-language="ru" datatype="plaintext"><body>
    <trans-unit id="1"><source>The forest is there.</source><target>Этот лес есть.</target></trans-unit>
    <trans-unit id="2"><source>See <x id="1"/> there.</source><target>Смотрите <x id="1"/> cюда.</target></trans-unit>
    </body></file></xliff>

    """
  try box.write("twice.xlf", twice)
  let result = try box.run("check", "--fix", "--fail-on", "never", "twice.xlf")
  #expect(result.code == 0)
  #expect(result.errorText.contains("2 segments changed") && result.errorText.contains("1 sure suggestions left"))
  let fixed = String(decoding: try box.contents("twice.xlf"), as: UTF8.self)
  #expect(fixed == twice.replacing("cистема", with: "система").replacing("cад", with: "сад"))
}

@Test func `a fix reads the draft as the check did`() throws {
  let box = try Sandbox()
  try box.write("en.txt", "The system is there.\n")
  try box.write("ru.txt", "Эта cистема есть.\n")
  #expect(try box.run("check", "--fix", "--fail-on", "never", "--source-text", "en.txt", "ru.txt").code == 0)
  #expect(String(decoding: try box.contents("ru.txt"), as: UTF8.self) == "Эта система есть.\n")
}

@Test func `every report is written to a file, whole`() throws {
  let box = try box()
  for (report, beginning) in [
    ("json", "{\"rule\""), ("sarif", "{\"$schema\""), ("junit", "<?xml"), ("html", "<!DOCTYPE html>"),
    ("text", "draft.xlf:4"),
  ] {
    let result = try box.run("check", "--report", report, "-o", "out.\(report)", "draft.xlf")
    #expect(result.code == 1 && result.text.isEmpty)
    #expect(String(decoding: try box.contents("out.\(report)"), as: UTF8.self).hasPrefix(beginning))
  }
}

@Test func `glossary and memory are asked`() throws {
  let box = try Sandbox()
  try box.write("glossaries/a.tsv", "working group\tрабочая группа\n")
  try box.write("tm/a.tmx", tmx([("The day was long.", "День был долгим.")]))
  try box.write(
    "draft.tsv",
    "Two working groups met.\tСобрались две рабочие группы.\nThe working group left.\tКоллектив уехал.\n"
      + "The day was long.\tДень тянулся долго.\n")
  let found = try box.run("check", "--report", "json", "draft.tsv").json()
  #expect(found.filter { $0["rule"]?.text == "term-missing" }.map { $0["line"]?.number } == [2])
  #expect(found.contains { $0["rule"]?.text == "memory-mismatch" && $0["line"]?.number == 3 })
  let without = try box.run("check", "--no-memory", "--report", "json", "draft.tsv").json()
  #expect(!without.contains { $0["rule"]?.text == "memory-mismatch" })
}

@Test func `a note keeps a rule from a segment, and settings from all`() throws {
  let box = try Sandbox()
  let noted = draft.replacing(
    "</target></trans-unit>\n<trans-unit id=\"2\">",
    with:
      "</target><note>tolmach:ignore number-changed agreed with the client</note></trans-unit>\n<trans-unit id=\"2\">")
  try box.write("draft.xlf", noted)
  let result = try box.run("check", "--report", "json", "draft.xlf")
  #expect(try result.json().map { $0["rule"]?.text } == ["mixed-script"])
  #expect(result.errorText.contains("1 ignored"))
  try box.write("tolmach.yaml", "checks: {disable: [mixed-script], severity: {number-changed: warning}}\n")
  try box.write("draft.xlf", draft)
  let set = try box.run("check", "--report", "json", "draft.xlf")
  #expect(set.code == 0)
  #expect(try set.json().map { $0["severity"]?.text } == ["warning"])
}

@Test func `catalogues are compared with each other, their plural forms counted, and the user's rules run`() throws {
  let box = try Sandbox()
  let header = #"""
    msgid ""
    msgstr "Language: ru\nContent-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=3; plural=0;\n"

    """#
  try box.write("po/a.po", header + "msgid \"Save file\"\nmsgstr \"Сохранить файл\"\n")
  try box.write(
    "po/b.po",
    header
      + """

      msgid "Save file"
      msgstr "Записать файл"

      msgid "%d shield"
      msgid_plural "%d shields"
      msgstr[0] "%d щит"
      msgstr[1] "%d щита"

      """)
  try box.write(
    "tolmach.yaml", "checks: {rules: [{id: no-shield, source: [shield*], forbid: [щит*], severity: error}]}\n")
  let found = try box.run("check", "--no-spelling", "--report", "json", "po").json()
  #expect(
    found.map { "\($0["file"]?.text ?? "") \(Int($0["line"]?.number ?? 0)) \($0["rule"]?.text ?? "")" } == [
      "po/b.po 5 inconsistent-target", "po/b.po 9 no-shield", "po/b.po 9 plural-count", "po/b.po 10 no-shield",
    ])
  #expect(found.first?["message"]?.text == "translated as “Сохранить файл” in po/a.po, segment 1")
  #expect(found.dropFirst(2).first?["message"]?.text == "expected 3 plural forms, as the header says, found 2")
  let off = try box.run("check", "--no-spelling", "--disable", "no-shield,plural-count,inconsistent-target", "po")
  #expect(off.code == 0 && off.text.isEmpty)
  let sarif = try box.run("check", "--no-spelling", "--report", "sarif", "po")
  #expect(sarif.text.contains("\"no-shield\""))
}

@Test func `an installed dictionary is asked, but for the workspace's words`() throws {
  let box = try Sandbox()
  try box.write("dictionary/be.aff", "SET UTF-8\n")
  try box.write("dictionary/be.dic", "2\nпереговоры\nпродолжились\n")
  try box.write("draft.tsv", "The talks went on.\tПерегаворы продолжились.\n")
  let arguments = [
    "check", "--to", "be", "--disable", "*", "--enable", "unknown-word", "--report", "json", "draft.tsv",
  ]
  let environment = ["DICPATH": box.path("dictionary")]
  let found = try box.run(arguments, environment: environment).json()
  #expect(found.map { $0["suggestion"]?.text } == ["Переговоры"])
  #expect(try box.run(arguments + ["--no-spelling"], environment: environment).text.isEmpty)
  try box.write("tolmach.yaml", "checks: {words: [перегаворы]}\n")
  #expect(try box.run(arguments, environment: environment).text.isEmpty)
}

@Test func `texts of unequal length are aligned; positions are those of the translation`() throws {
  let box = try Sandbox()
  let english = """
    # Missile talks

    The delegations met in Geneva on Monday. They discussed 12 draft articles of the treaty. No date was agreed.

    The ambassador of Norway spoke for an hour about fisheries in the Barents Sea and the quotas for cod in 2014.

    Rogozin said that the answer would be ready in March. NATO declined to comment.
    """
  let russian = """
    # Переговоры о ракетах

    В понедельник делегации встретились в Женеве, где обсудили 21 проект статей договора. Срок согласован не был.

    По словам Рогозина, ответ будет готов в марте. НАТО от комментариев отказалась.
    """
  try box.write("talks.en.md", english + "\n")
  try box.write("talks.ru.md", russian + "\n")
  let arguments = ["check", "--no-spelling", "--report", "json", "--source-text"]
  let found = try box.run(arguments + ["talks.en.md", "talks.ru.md"]).json()
  let number = try #require(found.first { $0["rule"]?.text?.hasPrefix("number-") ?? false }, "\(found)")
  #expect(number["line"]?.number == 3)
  #expect(number["source"]?.text?.contains("12 draft articles") ?? false)
  #expect(number["target"]?.text?.contains("21 проект") ?? false)
  let missing = try #require(found.first { $0["rule"]?.text == "empty-target" }, "\(found)")
  #expect(missing["source"]?.text?.hasPrefix("The ambassador of Norway") ?? false)
  // The other way round, a sentence is too many.
  let turned = try box.run(arguments + ["talks.ru.md", "--from", "ru", "--to", "en", "talks.en.md"]).json()
  let extra = try #require(turned.first { $0["rule"]?.text == "extra-segment" }, "\(turned)")
  #expect(extra["line"]?.number == 5 && extra["column"]?.number == 1)
  let before = try box.contents("talks.ru.md")
  #expect(try box.run("check", "--no-spelling", "--fix", "--source-text", "talks.en.md", "talks.ru.md").code != 2)
  #expect(try box.contents("talks.ru.md") == before)
  try box.write("page.html", "<p>The delegations met in Geneva.</p><p>They left in 2013.</p>")
  try box.write("page.ru.html", "<h1>Делегации встретились в Женеве.</h1><p>Они уехали в 2014 году.</p>")
  let page = try box.run(arguments + ["page.html", "page.ru.html"]).json()
  #expect(page.contains { $0["rule"]?.text == "number-changed" || $0["rule"]?.text == "date-changed" }, "\(page)")
}

/// A workspace whose rule takes too long on all but short targets.
private func slowRules(_ rules: String = "{id: house, forbid: {regex: '(а+)+б'}, message: no}") throws -> Sandbox {
  let box = try Sandbox()
  try box.write("tolmach.yaml", "checks:\n  rules:\n    - \(rules)\n")
  return box
}

private let endless = String(repeating: "а", count: 60) + "!"

@Test func `a rule that is given up is told with the segment, and the check is not complete`() throws {
  let box = try slowRules()
  try box.write("draft.tsv", "One aab\tОдин ааб\nTwo\t\(endless)\nThree\tТри\n")
  let text = try box.run("check", "--disable", "*", "--enable", "house", "draft.tsv")
  #expect(text.code == 2, "\(text)")
  #expect(text.text.contains("draft.tsv:1:"))
  #expect(
    text.errorText.contains("draft.tsv:2:5: rule \"house\": its regular expression takes too long on segment \"2\""),
    "\(text)")
  #expect(!text.errorText.contains("not looked for any more"))
  let junit = try box.run("check", "--report", "junit", "draft.tsv").text
  #expect(junit.contains("errors=\"1\"") && junit.contains("<error message=\"rule &quot;house&quot;"), "\(junit)")
  let sarif = try box.run("check", "--report", "sarif", "draft.tsv").json()
  let invocation = sarif.first?["runs"]?.array?.first?["invocations"]?.array?.first
  #expect(invocation?["executionSuccessful"] == .bool(false))
  #expect(invocation?["toolExecutionNotifications"]?.array?.count == 1)
  #expect(try box.run("check", "--report", "html", "draft.tsv").text.contains("takes too long on segment"))
}

@Test func `a rule that is given up three times is stopped in all drafts, and says nothing of them`() throws {
  let box = try slowRules("{id: house, require: {regex: '(а+)+б'}, message: missing}")
  for name in ["a.tsv", "b.tsv"] {
    try box.write(name, (1...200).map { "Line \($0)\t\(endless)\n" }.joined())
  }
  let result = try box.run("check", "--report", "json", "--disable", "*", "--enable", "house", "a.tsv", "b.tsv")
  #expect(result.code == 2)
  #expect(try result.json().isEmpty)
  // As many workers as there are drafts may be at it when it is stopped.
  let givenUp = result.errorText.components(of: "takes too long on segment")
  #expect((3...4).contains(givenUp), "\(result)")
  #expect(result.errorText.contains("rule \"house\": not looked for any more"))
  let counts = result.errorText.split(separator: "\n").compactMap { line -> Int? in
    guard line.contains("segments of the file were not checked by it") else { return nil }
    return line.split(separator: ":").last?.split(separator: " ").first.flatMap { Int($0) }
  }
  #expect(counts.reduce(0, +) + givenUp == 400, "\(counts)")
}

@Test func `search --regex says where it was given up, and ends with 2`() throws {
  let box = try Sandbox()
  try box.write(
    "tm/m.tmx",
    tmx([("aab", "ааб"), (endless.replacing("а", with: "a"), "нет")]))
  let some = try box.run("search", "--regex", "^(a+)+b?$", "--in", "source", "--json")
  #expect(some.code == 2)
  #expect(try some.json().count == 1)
  #expect(
    some.errorText.contains(
      "error: expected an expression that comes to an end, found one that takes too long on tm/m.tmx:6"), "\(some)")
  let export = try box.run("export", "--where", "text ~ /^(a+)+b?$/", "-o", "out.tmx")
  #expect(export.code == 2 && export.errorText.contains("--where:8: expected an expression that comes to an end"))
  #expect(!box.names(in: ".").contains("out.tmx"))
}

private let catalogue = """
  msgid ""
  msgstr "Language: ru\\n"

  msgid "Open the valve."
  msgstr "Откройте клапан."

  msgid "Close the valve."
  msgstr "Закройте клапан."

  """

/// Whatever else is found: part of it was not checked.
@Test(arguments: [
  ("a.po", catalogue.replacing("msgid \"Close", with: "<<<<<<< HEAD\nmsgid \"Close")),
  (
    "b.po",
    catalogue.replacing(
      "msgstr \"Закройте клапан.\"",
      with: "<<<<<<< HEAD\nmsgstr \"Закройте.\"\n=======\nmsgstr \"Закройте клапан.\"\n>>>>>>> theirs")
  ),
  ("c.po", catalogue.replacing("Закройте клапан.\"", with: "Закройте клапан.")),
  ("d.po", catalogue.replacing("\"Close the", with: "Close the")),
  ("e.xlf", draft.replacing("<target>Переговоры", with: "<target>Перего & воры")),
  ("f.xlf", String(draft.dropLast(40))), ("g.tmx", String(tmx([("one", "один"), ("two", "два")]).dropLast(20))),
  ("h.xlf", draft.replacing("<trans-unit id=\"3\">", with: "<<<<<<< HEAD\n<trans-unit id=\"3\">")),
  ("i.csv", "en,ru\none,один\n\"two,два\n"),
  ("j.csv", "en,ru\none,один\n<<<<<<< HEAD\ntwo,два\n=======\ntwo,две\n>>>>>>> theirs\n"),
  ("k.tsv", "en\tru\r\none\tодин\r\n<<<<<<< HEAD\r\ntwo\tдва\r\n=======\r\ntwo\tдве\r\n>>>>>>> theirs\r\n"),
])
func `a damaged draft ends with 2, and is an error in every report`(name: String, text: String) throws {
  let box = try Sandbox()
  try box.write(name, text)
  try box.write("good.po", catalogue)
  let plain = try box.run("check", name, "good.po", "--fail-on", "never")
  #expect(plain.code == 2, "\(plain)")
  #expect(plain.errorText.contains("\(name):") && plain.errorText.contains("error"), "\(plain)")
  let junit = try box.run("check", "--report", "junit", name, "good.po")
  #expect(
    junit.code == 2 && junit.text.contains("errors=\"1\"") && junit.text.contains("<error message=\"\(name):"),
    "\(junit)")
  #expect(junit.text.ranges(of: "<error ").count == 1)
  let sarif = try #require(try box.run("check", "--report", "sarif", name, "good.po").json().first)
  let invocation = try #require(sarif["runs"]?[0]?["invocations"]?[0])
  #expect(invocation["executionSuccessful"] == .bool(false), "\(invocation)")
  // Without it everything is well.
  let whole = try box.run("check", "--report", "junit", "good.po")
  #expect(whole.code == 0 && whole.text.contains("errors=\"0\""), "\(whole)")
}

@Test(arguments: ["txt", "md"])
func `a text with the marks of a conflict ends with 2`(ending: String) throws {
  let box = try Sandbox()
  try box.write("a.en.\(ending)", "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n")
  try box.write("a.ru.\(ending)", "Один.\n<<<<<<< HEAD\nДва.\n=======\nДве.\n>>>>>>> theirs\nТри.\nЧетыре.\nПять.\n")
  let found = try box.run("check", "--fail-on", "never", "--source-text", "a.en.\(ending)", "a.ru.\(ending)")
  #expect(found.code == 2 && found.errorText.contains("a.ru.\(ending):2:1: error: "), "\(found)")
  // A heading of Markdown is underlined so, and a quotation may be quoted in a quotation.
  try box.write("b.en.\(ending)", "One\n=======\n\n>>>>>>> Two.\n")
  try box.write("b.ru.\(ending)", "Один\n=======\n\n>>>>>>> Два.\n")
  let whole = try box.run("check", "--fail-on", "never", "--source-text", "b.en.\(ending)", "b.ru.\(ending)")
  #expect(whole.code == 0, "\(whole)")
}

@Test(arguments: ["english", "Russian", "e", "ru RU"])
func `a word that is no language code is refused`(code: String) throws {
  let box = try box()
  try box.write("tm/m.tmx", tmx([("one", "один")]))
  for arguments in [
    ["lookup", "--from", code, "one"], ["check", "--to", code, "draft.xlf"], ["export", "--from", code, "-o", "x.tmx"],
    ["add", "--to", code, "a", "b"], ["segment", "--language", code, "draft.xlf"],
    ["glossary", "export", "--to", code, "-o", "x.tsv"],
    ["align", "--from", code, "a.txt", "b.txt", "-o", "x.tmx"], ["glossary", "forms", "--language", code, "word"],
  ] {
    let result = try box.run(arguments)
    #expect(
      result.code == 2 && result.errorText.contains("expected a language such as en or en-GB"),
      "\(arguments): \(result)")
  }
  try box.write("tolmach.yaml", "languages: {source: \(code), target: ru}\n")
  let settings = try box.run("lookup", "one")
  #expect(settings.code == 2 && settings.errorText.contains("tolmach.yaml:1:21: expected a language"), "\(settings)")
}
