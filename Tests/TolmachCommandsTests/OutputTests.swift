import Files
import TestSupport
import Testing

/// A workspace with a draft in which something is found.
private func sandbox() throws -> Sandbox {
  let box = try Sandbox()
  try box.write("draft.tsv", "Open 5 files\tОткройте 6 файлов\n")
  return box
}

@Suite struct OutputTests {
  @Test(arguments: ["check --report json", "check --report sarif", "analyse --report csv", "analyse --report json"])
  func `a report goes to a pipe, a device, standard output or a compressed file`(command: String) throws {
    let box = try sandbox()
    let plain = try box.shell("$T \(command) draft.tsv").text
    #expect(!plain.isEmpty)
    let piped = try box.shell(
      "mkfifo p; cat p > got & $T \(command) -o p draft.tsv; wait; test -p p && cat got")
    #expect(piped.text == plain, "\(piped)")
    #expect(try box.shell("$T \(command) -o - draft.tsv").text == plain)
    #expect(try box.shell("$T \(command) -o /dev/stdout draft.tsv").text == plain)
    #expect(try box.shell("$T \(command) -o /dev/fd/3 draft.tsv 3>&1").text == plain)
    #expect(try box.shell("$T \(command) -o /dev/null draft.tsv; test -c /dev/null").code == 0)
    #expect(try box.shell("$T \(command) -o x.gz draft.tsv; gzip -dc x.gz").text == plain)
    #expect(Set(box.names(in: "")) == ["draft.tsv", "glossaries", "got", "p", "tm", "x.gz"])
    // Standard output that is a file is written to, not replaced.
    #expect(
      try box.shell("{ echo first; $T \(command) -o /dev/stdout draft.tsv; } > out; cat out").text == "first\n" + plain)
  }

  @Test func `a baseline goes to standard output, and nothing is called -`() throws {
    let box = try sandbox()
    let baseline = try box.shell("$T check --report json -o /dev/null --write-baseline - draft.tsv").text
    #expect(baseline.hasPrefix("# tolmach baseline 1\n"))
    #expect(!box.names(in: "").contains("-"))
  }

  @Test(arguments: ["gz", "zip"])
  func `a compressed output is written though something stands in its way`(ending: String) throws {
    let box = try sandbox()
    try box.write("victim", "precious\n")
    for number in 0..<3 { try box.makeLink(".x.\(ending).\(number).part", to: box.path("victim")) }
    #expect(try box.run("check", "--report", "json", "-o", "x.\(ending)", "draft.tsv").code == 1)
    #expect(box.names(in: "").contains("x.\(ending)"))
    #expect(try String(decoding: box.contents("victim"), as: UTF8.self) == "precious\n")
  }
}

@Test func `the settings' languages are those of every command`() throws {
  let box = try Sandbox()
  try box.write("tolmach.yaml", "languages: {source: de, target: fr}\n")
  try box.write("glossaries/a.tsv", "Haus\tmaison\n")
  for command in [["stats", "--json"], ["glossary", "stats", "--json"]] {
    let codes = try box.run(command).json().first?["languages"]?.array?.compactMap { $0["code"]?.text }
    #expect(codes == ["de", "fr"], "\(command)")
  }
  // German has no forms yet; those of English it must not get.
  #expect(try !box.run("glossary", "forms", "Haus").text.contains("Hauses'"))
  #expect(
    try box.run("glossary", "forms", "Haus").text == box.run("glossary", "forms", "--language", "de", "Haus").text)
}
