import Alignment
import Files
import Glibc
import Orthography

/// Links words of pairs: `words-bench [--from en --to ru] [--memory PAIRS.tsv] [--set NAME=NUMBER]… < "a b ||| c d" lines`.
@main
enum Main {
  static func main() throws {
    var arguments = CommandLine.arguments.dropFirst()
    var (from, to) = ("en", "ru")
    var memory: String?
    var tuning = WordTuning()
    while let argument = arguments.popFirst() {
      switch argument {
      case "--from": from = arguments.popFirst() ?? from
      case "--to": to = arguments.popFirst() ?? to
      case "--memory": memory = arguments.popFirst()
      default:
        let parts = (arguments.popFirst() ?? "").split(separator: "=").map(String.init)
        guard parts.count == 2, let value = Double(parts[1]), tuning.set(parts[0], value) else {
          return print("expected NAME=NUMBER")
        }
      }
    }
    let aligner = WordAligner(source: LanguageTag(from), target: LanguageTag(to), tuning: tuning)
    if let memory {
      let source = try ByteSource(memory)
      var bytes: [UInt8] = []
      var block = [UInt8](repeating: 0, count: 1 << 20)
      while true {
        let count = try block.withUnsafeMutableBytes { try source.read(into: $0) }
        if count == 0 { break }
        bytes += block[0..<count]
      }
      for line in bytes.split(separator: 0x0A) {
        let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
        if cells.count >= 2 { aligner.learn(String(decoding: cells[0], as: UTF8.self), String(decoding: cells[1], as: UTF8.self)) }
      }
    }
    while let line = readLine() {
      guard let bar = line.firstRange(of: " ||| ") else { continue }
      aligner.add(
        line[..<bar.lowerBound].split(separator: " ").map(String.init),
        line[bar.upperBound...].split(separator: " ").map(String.init))
    }
    aligner.train()
    for number in 0..<aligner.count {
      print(aligner.links(number).map { "\($0.source)-\($0.target)" }.joined(separator: " "))
    }
  }
}
