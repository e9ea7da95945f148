import Files
import TestSupport
import Testing

private let english = """
  Treaty talks resume in Geneva
  Negotiators from both countries met in Geneva on Tuesday after a break of nine months. They discussed 14 draft articles.
  The head of the delegation, Dmitri Rogozin, said that no date for the signing had been set. "We are in no hurry," he added.
  Observers from Norway & Japan expect the next round in March.

  """
private let russian = """
  В Женеве возобновились переговоры о договоре
  После девятимесячного перерыва переговорщики двух стран встретились во вторник в Женеве, где обсудили 14 проектов статей.
  Глава делегации Дмитрий Рогозин сообщил, что дата подписания не назначена. «Мы не торопимся», — добавил он.
  Погода в городе всю неделю стояла на удивление тёплая, и на набережной было много гуляющих.
  Наблюдатели из Норвегии и Японии ждут следующего раунда в марте.

  """

private func box() throws -> Sandbox {
  let box = try Sandbox()
  try box.write("talks.en.txt", english)
  try box.write("talks.ru.txt", russian)
  return box
}

@Test func `two texts become a memory that is found, marked as aligned`() throws {
  let box = try box()
  let made = try box.run(
    "align", "talks.en.txt", "talks.ru.txt", "-o", "tm/talks.tmx", "--ladder", "talks.ladder", "--review", "talks.html")
  #expect(made.code == 0, "\(made)")
  #expect(made.text.isEmpty)
  #expect(made.errorText.contains("(en, ru): 5 units"))
  #expect(made.errorText.contains("1 target sentence without source"))
  // The ladder: 0-based starts, the last line closing the texts.
  let ladder = String(decoding: try box.contents("talks.ladder"), as: UTF8.self).split(separator: "\n").map {
    $0.split(separator: "\t").map(String.init)
  }
  #expect(
    ladder.map { Array($0.prefix(2)) } == [
      ["0", "0"], ["1", "1"], ["3", "2"], ["4", "3"], ["5", "4"], ["5", "5"], ["6", "6"],
    ])
  #expect(ladder.allSatisfy { $0.count == 3 && $0[2].utf8.count == 5 })
  let memory = String(decoding: try box.contents("tm/talks.tmx"), as: UTF8.self)
  #expect(memory.contains("<prop type=\"x-origin\">alignment</prop><prop type=\"x-confidence\">"))
  #expect(memory.contains("<prop type=\"x-source-file\">talks.en.txt</prop>"))
  #expect(memory.contains("months. They discussed"))
  #expect(memory.contains("Norway &amp; Japan"))
  let found = try box.run(
    "lookup", "--json", "--from", "en", "--to", "ru", "Observers from Norway & Japan expect the next round in March."
  ).json()
  let match = found.first?["matches"]?[0]
  #expect(match?["target"]?.text == "Наблюдатели из Норвегии и Японии ждут следующего раунда в марте.")
  #expect(match?["penalties"]?[0]?["kind"]?.text == "alignment")
  let page = String(decoding: try box.contents("talks.html"), as: UTF8.self)
  #expect(page.contains("<tr id=\"bead-5\" data-doubtful=\"1\" class=\"alone\">"))
  #expect(page.contains("Norway &amp; Japan") && page.contains("id=\"doubtful\"") && !page.contains("://"))
}

@Test func `beads as JSON, and a bar that leaves units out`() throws {
  let box = try box()
  let beads = try box.run("align", "talks.en.txt", "talks.ru.txt", "--json").json()
  #expect(beads.count == 6)
  #expect(beads[1]["source"]?[1]?.number == 2)
  #expect(beads[4]["target"]?[0]?.number == 4)
  let none = try box.run("align", "talks.en.txt", "talks.ru.txt", "--min-confidence", "1", "-o", "high.tmx")
  #expect(none.errorText.contains("below --min-confidence"), "\(none)")
}

@Test func `one sentence a line keeps the numbers of lines, and the same texts give the same bytes`() throws {
  let box = try Sandbox()
  try box.write("a", "One sentence here.\n\nAnd a second, longer one.\n")
  try box.write("b", "Одно предложение здесь.\n\nИ второе, подлиннее.\n")
  for ladder in ["1", "2"] {
    #expect(try box.run("align", "a", "b", "--segmented", "--ladder", ladder, "--no-memory").code == 0)
  }
  #expect(try box.contents("1") == box.contents("2"))
  #expect(String(decoding: try box.contents("1"), as: UTF8.self).hasSuffix("\n3\t3\t0.000\n"))
}

@Test func `what is given as a lexicon is learned from`() throws {
  let box = try box()
  var memory = "<tmx version=\"1.4\"><header segtype=\"sentence\" srclang=\"en\"/><body>"
  for (a, b) in [
    ("Round.", "Раунд."), ("Round two.", "Второй раунд."), ("Expect.", "Ждут."), ("They expect.", "Они ждут."),
  ] {
    memory +=
      "<tu><tuv xml:lang=\"en\"><seg>\(a)</seg></tuv><tuv xml:lang=\"ru\"><seg>\(b)</seg></tuv></tu>"
  }
  try box.write("old.tmx", memory + "</body></tmx>")
  #expect(try box.run("align", "talks.en.txt", "talks.ru.txt", "-o", "x.tmx", "--lexicon", "old.tmx").code == 0)
  let wrong = try box.run(
    "align", "talks.en.txt", "talks.ru.txt", "-o", "y.tmx", "--from", "de", "--to", "fr", "--lexicon", "old.tmx")
  #expect(wrong.code == 2 && wrong.errorText.contains("expected units in de and fr"))
}

@Test func `errors say what is wrong with which file`() throws {
  let box = try box()
  try box.write("empty.txt", "")
  try box.write("blank.txt", "\n \n\n")
  try box.write("latin.txt", "Only Latin letters.\n")
  try box.write("nul.txt", [0x61, 0x0A, 0x62, 0x00, 0x63])
  try box.write("bad.txt", Array("\u{FEFF}Good.\nNow: ".utf8) + [0xC3, 0x28, 0x0A])
  for (arguments, said) in [
    (
      ["empty.txt", "talks.ru.txt", "--from", "en", "--to", "ru"],
      "empty.txt:1: expected a text with sentences, found none"
    ),
    (["talks.en.txt", "blank.txt", "--from", "en", "--to", "ru"], "blank.txt:1: expected a text with sentences"),
    (["latin.txt", "talks.en.txt"], "expected two languages"),
    (["nul.txt", "talks.ru.txt"], "nul.txt:2: expected text, found binary data"),
    (["bad.txt", "talks.ru.txt", "--segmented"], "bad.txt:2:6: expected UTF-8"),
    (["bad.txt", "talks.ru.txt"], "bad.txt:2:6: expected UTF-8, found the byte C3: nothing of it is taken"),
    (["missing.txt", "talks.ru.txt"], "missing.txt"),
  ] {
    let result = try box.run(["align"] + arguments + ["-o", "out.tmx"])
    #expect(result.code == 2 && result.errorText.contains(said), "\(arguments): \(result)")
    #expect(!Path.exists(box.path("out.tmx")))
  }
  for arguments in [
    [], ["-o", "out.txt"], ["-o", "x.tmx", "--min-confidence", "2"], ["-o", "-", "--json"],
    ["--ladder", "talks.en.txt"],
    ["-o", "x.tmx", "--from", "en", "--to", "en"], ["-o", "x.tmx", "--lexicon", "missing.tmx"],
  ] {
    let result = try box.run(["align", "talks.en.txt", "talks.ru.txt"] + arguments)
    #expect(result.code == 2, "\(arguments): \(result)")
  }
  #expect(String(decoding: try box.contents("talks.en.txt"), as: UTF8.self) == english)
}

@Test func `a line of ten megabytes is a sentence like others`() throws {
  let box = try Sandbox()
  try box.write("a", "A short one.\n" + String(repeating: "word and deed ", count: 740_000) + "\nThe end.\n")
  try box.write("b", "Короткое.\n" + String(repeating: "слово и дело ", count: 500_000) + "\nКонец.\n")
  let result = try box.run("align", "a", "b", "--segmented", "--ladder", "l", "--from", "en", "--to", "ru")
  #expect(result.code == 0, "\(result)")
  #expect(String(decoding: try box.contents("l"), as: UTF8.self).split(separator: "\n").last == "3\t3\t0.000")
}

@Test func `words are linked as Pharaoh writes them, a line for a line`() throws {
  let box = try Sandbox()
  try box.write("tm/known.tmx", tmx([("the treaty", "договор"), ("a treaty", "договор"), ("the border", "граница")]))
  let pairs = "the treaty of NATO ||| договор НАТО\n ||| \nNATO ||| НАТО |\n"
  let found = try box.run("align", "--words", stdin: pairs)
  #expect(found.code == 0)
  let lines = found.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  #expect(lines.count == 4 && lines[1].isEmpty && lines[3].isEmpty)
  #expect(lines[0].contains("1-0") && lines[0].contains("3-1") && lines[2].contains("0-0"), "\(lines)")
  try box.write("pairs.txt", pairs)
  #expect(try box.run("align", "--words", "pairs.txt").text == found.text)
  #expect(try box.run("align", "--words", "--no-memory", stdin: "").text.isEmpty)
  for (text, expected) in [
    ("a ||| b\nno bars\n", "-:2: expected words ||| words, found none of |||"),
    ("a ||| b ||| c\n", "-:1: expected words ||| words, found 2 of |||"),
  ] {
    let broken = try box.run("align", "--words", stdin: text)
    #expect(broken.code == 2 && broken.errorText.contains(expected), "\(broken)")
  }
  #expect(try box.run("align", "--words", "a.txt", "b.txt").code == 2)
  #expect(try box.run("align", "--words", "--json", stdin: "a ||| b\n").code == 2)
  #expect(try box.run("align", "one.txt").code == 2)
}
