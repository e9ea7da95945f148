import Library
import TestSupport
import Testing

@testable import Workbench

/// The formats that jobs take names for, as `Tests/Fixtures/formats/names.txt` has them.
@Test func `jobs take a name for what it always stood for`() throws {
  let text = String(
    decoding: try contents(of: TestData.packageFolder + "/Tests/Fixtures/formats/names.txt"), as: UTF8.self)
  var count = 0
  for line in text.split(separator: "\n") where !line.hasPrefix("#") {
    let cut = line.lastIndex(of: "|") ?? line.startIndex
    let name = String(line[..<cut])
    let answers = line[line.index(after: cut)...].split(separator: " ").map(String.init)
    count += 1
    var imported = "-"
    do throws(ExchangeError) { imported = "\(try ImportKind(name))" } catch {
      if error == .isTermbase(name) { imported = "termbase" }
    }
    #expect(
      [
        isMemoryName(name) ? "tmx" : "-", imported, ExportFormat(path: name)?.rawValue ?? "-",
        GlossaryFormat(path: name)?.rawValue ?? "-",
      ] == [answers[0], answers[3], answers[4], answers[6]], "\(name)")
  }
  #expect(count == 118)
}
