import Bitext
import Files
import Interchange
import Library
import Markup

@testable import Workbench

/// Reads any bytes as JSON lines of units: what is written of a unit reads as the unit.
@Sendable
func fuzzJSONLines(_ bytes: [UInt8]) {
  checkLines(bytes)
  let reader = UnitJSONReader(sourceLanguage: "en", targetLanguage: "ru")
  for range in LineReader.ranges(in: bytes) {
    let line = Array(bytes[range])
    do throws(JSONFault) {
      let value = try JSON(parsing: line)
      let written = Array(value.line.utf8)
      expect(!written.contains { $0 < 0x20 || $0 == 0x7F }, "a control character is written as it is")
      do throws(JSONFault) {
        expect(Array(try JSON(parsing: written).line.utf8) == written, "JSON that was written reads as another value")
      } catch { fail("JSON that was written cannot be read: \(error)", [value.line]) }
    } catch { expect((1...line.count + 1).contains(error.column), "a place is none: column \(error.column)") }
    let unit: TranslationUnit
    do { unit = try reader.unit(line) } catch {
      expect(error is JSONFault || error is UnitLineError || error is TextError, "an error of another kind: \(error)")
      continue
    }
    var losses = ConversionLosses()
    let json = unitJSON(unit, losses: &losses)
    do {
      let again = try reader.unit(Array(json.line.utf8))
      var more = ConversionLosses()
      expect(unitJSON(again, losses: &more).line == json.line, "a unit reads as another", [json.line])
    } catch { fail("a unit that was written cannot be read: \(error)", [json.line]) }
    // What JSON lines bring in goes into a TMX file.
    var writer = TMXWriter()
    writer.begin(TMXHeader(sourceLanguage: "en", toolVersion: "1"))
    writer.line(unit)
    writer.end()
    let memory = writer.take()
    let found = reading {
      let reader = try TMXReader(ByteSource(bytes: memory, name: "a.tmx"))
      let unit = try reader.next()
      expect(try reader.next() == nil && reader.diagnostics.isEmpty, "a unit of JSON lines makes a damaged memory")
      return unit
    }
    expect(
      found??.variants.map { $0.segment?.text } == unit.variants.map { $0.segment?.text },
      "a unit of JSON lines is another in a memory", [String(decoding: memory, as: UTF8.self)])
  }
}

/// Lines are those of the slow twin, however the bytes come.
private func checkLines(_ bytes: [UInt8]) {
  let expected = LineReader.ranges(in: Array(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]))
  var lines = LineReader(ByteSource(bytes: bytes, name: "a", chunkBytes: 1 + bytes.count % 5), limit: 16)
  var count = 0
  _ = reading {
    while let line = try lines.next() {
      expect(line.bytes.count <= 16 && line.byteCount >= line.bytes.count, "a line is longer than the limit")
      expect(count < expected.count && line.byteCount == expected[count].count, "a line has another length")
      count += 1
      expect(line.number == count, "a line has another number")
    }
  }
  expect(count == expected.count, "found \(count) lines, expected \(expected.count)")
}

/// Reads any bytes as one of the small files: a baseline, a project of OmegaT, rates.
@Sendable
func fuzzSmallFiles(_ input: [UInt8]) {
  guard let (number, bytes) = choice(input, of: 3) else { return }
  switch number {
  case 0:
    let path = Scratch.write("baseline", bytes)
    do { _ = try Baseline(path) } catch {
      expect(error is CheckError || error is FileError, "an error of another kind: \(error)")
    }
  case 1:
    let project = reading { try OmegaTProjectFile(ByteSource(bytes: bytes, name: "omegat.project")) }
    let again = reading { try OmegaTProjectFile(ByteSource(bytes: bytes, name: "omegat.project", chunkBytes: 3)) }
    expect(project == again, "what is read depends on how much comes at a time")
  default:
    guard let rates = try? AnalysisRates(String(decoding: bytes, as: UTF8.self)) else { return }
    expect(AnalysisBand.allCases.allSatisfy { (0...AnalysisRates.most).contains(rates[$0]) }, "a rate is out of range")
  }
  Scratch.expectOnly(["baseline"])
}
