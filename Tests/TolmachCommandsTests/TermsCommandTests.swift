import Files
import TestSupport
import Testing

/// Sentences in which two terms stand in several forms, each among other words.
private let pairs: [(String, String)] = [
  ("The seismic station recorded the tremor.", "Сейсмическая станция записала толчок."),
  ("Two seismic stations were closed.", "Две сейсмические станции закрыли."),
  ("Experts visited the seismic station in May.", "В мае эксперты посетили сейсмическую станцию."),
  ("Data of the seismic station are open.", "Данные сейсмической станции открыты."),
  ("The inspectors asked about seismic stations.", "Инспекторы спросили о сейсмических станциях."),
  ("The test ban treaty entered into force.", "Договор о запрещении испытаний вступил в силу."),
  ("Norway signed the test ban treaty.", "Норвегия подписала договор о запрещении испытаний."),
  (
    "A conference on the test ban treaty opened in Vienna.",
    "В Вене открылась конференция по договору о запрещении испытаний."
  ),
  ("The test ban treaty has many parties.", "У договора о запрещении испытаний много участников."),
]

@Test func `terms come out with equivalents in citation form, examples and scores`() throws {
  let box = try Sandbox()
  try box.write("talks.tmx", tmx(pairs))
  let found = try box.run("terms", "talks.tmx", "--json").json()
  let station = try #require(found.first { $0["source"]?.text == "seismic station" }, "\(found)")
  let text = "\(station)"
  #expect(text.contains("сейсмическая станция"), "\(station)")
  #expect(found.allSatisfy { (0.0...1.0).contains($0["score"]?.number ?? -1) })
  let table = try box.run("terms", "talks.tmx", "-o", "-")
  #expect(table.text.hasPrefix("source\ttarget\tscore\tfrequency"))
  #expect(table.text == (try box.run("terms", "talks.tmx", "-o", "-").text))
  #expect(try box.run("terms", "talks.tmx", "--limit", "1", "-o", "-").text.split(separator: "\n").count == 2)
  // What comes out is a glossary as it stands.
  for name in ["glossaries/found.tbx", "glossaries/found.tsv"] {
    #expect(try box.run("terms", "talks.tmx", "-o", name).code == 0)
    let lookup = try box.run("lookup", "--examples", "0", "Seismic stations were built.")
    #expect(lookup.text.contains("сейсмическая станция"), "\(name): \(lookup)")
    // And known from then on.
    #expect(!(try box.run("terms", "talks.tmx", "-o", "-").text.contains("seismic station\t")))
    #expect(try box.run("terms", "talks.tmx", "--known", "-o", "-").text.contains("seismic station\t"))
    box.remove(name)
  }
}

@Test func `what has no terms ends with 1, what is no memory with 2`() throws {
  let box = try Sandbox()
  try box.write("empty.tmx", tmx([]))
  try box.write("one.tmx", tmx([("Yes", "Да")]))
  let english = "<tu><tuv xml:lang=\"en\"><seg>Only English.</seg></tuv></tu>"
  try box.write("english.tmx", "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\(english)</body></tmx>")
  try box.write(
    "long.tmx",
    tmx([(String(repeating: "seismic station ", count: 20_000), String(repeating: "станция ", count: 20_000))]))
  for name in ["empty.tmx", "one.tmx", "english.tmx"] {
    #expect(try box.run("terms", name, "-o", "out.tsv").code == 1, "\(name)")
  }
  #expect([0, 1].contains(try box.run("terms", "long.tmx", "-o", "out.tsv").code))
  try box.write("binary.tmx", [0, 1, 2, 0xFF])
  try box.write("broken.tmx", "<tmx version=\"1.4\"><header/><body><tu>")
  for arguments in [
    ["binary.tmx", "-o", "out.tsv"], ["missing.tmx", "-o", "out.tsv"], ["one.tmx", "-o", "out.doc"], [],
    ["one.tmx", "-o", "-", "--json"], ["one.tmx", "-o", "x.tsv", "--equivalents", "9"],
    ["one.tmx", "-o", "x.tsv", "--min-score", "2"],
  ] {
    let result = try box.run(["terms"] + arguments)
    #expect(result.code == 2 && !result.errorText.isEmpty, "\(arguments): \(result)")
  }
}
