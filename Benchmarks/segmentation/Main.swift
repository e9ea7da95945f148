import Bitext
import Files
import Glibc
import Interchange
import Orthography
import Segmentation

/// How well sentence boundaries are found.
///
///     segmentation-bench LANGUAGE SENTENCES.txt [--join 8] [--icu | --icu-abbreviations | --srx RULES.srx] [--show]
///     segmentation-bench LANGUAGE TEXT --speed [--srx RULES.srx]      a file as one paragraph: seconds of CPU
///
/// SENTENCES.txt has a sentence a line; so many of them are joined by a space into a paragraph. A boundary is right when it is
/// before the same letter as one of the joins.
@main
enum Main {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2 else {
      return print("usage: segmentation-bench LANGUAGE SENTENCES.txt [--icu] [--srx RULES]")
    }
    func value(_ name: String) -> String? {
      arguments.firstIndex(of: name).flatMap { $0 + 1 < arguments.count ? arguments[$0 + 1] : nil }
    }
    let language = LanguageTag(arguments[0])
    let bytes = try MappedFile(arguments[1]).withBytes { Array($0) }
    let rules = try value("--srx").map { try SRXReader.read($0).rules }
    let segmenter = try Segmenter(language: language, rules: rules)
    let breaker: TextBreaker? =
      arguments.contains("--icu")
      ? TextBreaker(.sentence, locale: language.language)
      : arguments.contains("--icu-abbreviations")
        ? TextBreaker(.sentence, locale: language.language + "@ss=standard") : nil
    if arguments.contains("--speed") {
      let start = processorSeconds()
      let count = try bytes.withUnsafeBufferPointer { try segmenter.breaks(in: $0).count }
      let seconds = processorSeconds() - start
      let megabytes = Double(bytes.count) / 1e6
      print("\(count + 1) sentences, \(megabytes) MB, \(seconds) s of CPU, \(megabytes / seconds) MB/s")
      return
    }
    let lines = bytes.split(separator: 0x0A).map(Array.init)
    let join = value("--join").flatMap { Int($0) } ?? 8
    var (right, found, gold) = (0, 0, 0)
    var seconds = 0.0
    for start in stride(from: 0, to: lines.count, by: join) {
      let sentences = lines[start..<min(start + join, lines.count)]
      var paragraph: [UInt8] = []
      var joins: Set<Int> = []
      for sentence in sentences {
        if !paragraph.isEmpty {
          paragraph.append(0x20)
          joins.insert(paragraph.count)
        }
        paragraph += sentence
      }
      let began = processorSeconds()
      var places: Set<Int> = []
      if let breaker {
        paragraph.withUnsafeBufferPointer { buffer in
          breaker.forEachPiece(in: buffer) { start, _, _ in if start > 0 { places.insert(start) } }
        }
      } else {
        for range in try segmenter.sentences(in: paragraph) where range.lowerBound > 0 {
          places.insert(range.lowerBound)
        }
      }
      seconds += processorSeconds() - began
      right += places.intersection(joins).count
      found += places.count
      gold += joins.count
      if arguments.contains("--show") {
        func show(_ mark: String, _ place: Int) {
          let before = String(decoding: paragraph[max(0, place - 60)..<place], as: UTF8.self)
          let after = String(decoding: paragraph[place..<min(paragraph.count, place + 50)], as: UTF8.self)
          print("\(mark) \(before)‖\(after)")
        }
        for place in joins.subtracting(places).sorted() { show("missed", place) }
        for place in places.subtracting(joins).sorted() { show("false ", place) }
      }
    }
    func percent(_ part: Int, _ whole: Int) -> String {
      let value = whole == 0 ? 10_000 : (part * 10_000 + whole / 2) / whole
      let rest = String(value % 100)
      return "\(value / 100).\(rest.count < 2 ? "0" + rest : rest)"
    }
    print(
      "precision \(percent(right, found)) recall \(percent(right, gold)) of \(gold) boundaries, \(found) found, "
        + "\((seconds * 1000).rounded() / 1000) s")
  }

  static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
